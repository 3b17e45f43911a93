import "server-only";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { env } from "../env";

/** The newest seal, as it is kept outside Postgres: whoever cuts the end off the audit cannot reach this line. */
export type Head = { readonly n: string; readonly mac: string; readonly sealedAt: string };

/** Appends a head and waits until the disk has it. Each instance writes what it sealed; a line of its own even after one cut short. */
export async function writeHead(head: Head, path = env().AUDIT_HEADS_FILE): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "a", 0o600);
  try {
    await file.appendFile(`\n${JSON.stringify(head)}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The heads of a file, oldest first, one by one. A line that a crash cut short says nothing and is passed over. */
export async function* readHeads(path: string): AsyncGenerator<Head> {
  if (!existsSync(path)) return;
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const head = headOf(line);
    if (head) yield head;
  }
}

function headOf(line: string): Head | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return null;
    const { n, mac, sealedAt } = value as Record<string, unknown>;
    return typeof n === "string" && typeof mac === "string" && typeof sealedAt === "string"
      ? { n, mac, sealedAt }
      : null;
  } catch {
    return null;
  }
}
