import "server-only";
import { hash, verify } from "@node-rs/argon2";

// argon2id, 19 MiB, two passes (OWASP floor). Two at a time: a sign-in storm must not starve everybody else of memory and cores.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
let busy = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
  busy++;
  try {
    return await work();
  } finally {
    busy--;
    waiting.shift()?.();
  }
}

const normal = (password: string) => password.normalize("NFKC");

export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => hash(normal(password), options));
}

let dummy: Promise<string> | undefined;

/** Checks a password; with no stored hash it takes the same time and says no. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("nobody has this password, and nobody may");
  const against = stored ?? (await dummy);
  const right = await inTurn(() => verify(against, normal(password)));
  return stored !== null && right;
}
