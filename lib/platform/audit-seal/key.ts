import "server-only";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { env } from "../env";

export type Code = { readonly keyId: string; readonly mac: string };

type Keys = { readonly current: Key; readonly byId: ReadonlyMap<string, Key> };
type Key = { readonly id: string; readonly secret: string };

let read: Keys | undefined;

/** The keys of the audit: AUDIT_KEY makes codes; keys of AUDIT_KEYS_OLD only check those of before a change of key. */
function keys(): Keys {
  if (read) return read;
  const current = keyOf(env().AUDIT_KEY);
  const old = (env().AUDIT_KEYS_OLD ?? "").split(",").filter(Boolean).map(keyOf);
  read = { current, byId: new Map([...old, current].map((key) => [key.id, key])) };
  return read;
}

// The name of a key says nothing of it that helps to guess it: the first ten bytes of a hash of at least 256 random bits.
const keyOf = (secret: string): Key => ({
  id: createHash("sha256").update(`audit key ${secret}`).digest("hex").slice(0, 20),
  secret,
});

const codeBy = ({ secret }: Key, text: string) => createHmac("sha256", secret).update(text, "utf8").digest("hex");

/** HMAC-SHA-256 of a text with the current key, and which key that is. */
export function codeOf(text: string): Code {
  const { current } = keys();
  return { keyId: current.id, mac: codeBy(current, text) };
}

export type CodeCheck = "right" | "wrong" | "unknown-key";

/** Whether a code was made over this text: `unknown-key` when it names a key that we were not given. */
export function checkCode(text: string, code: Code): CodeCheck {
  return checkWith(keys().byId, text, code);
}

/** The same with keys at hand, where there is no database and no other environment: a file that is verified elsewhere. */
export function checkerFor(secrets: readonly string[]): (text: string, code: Code) => CodeCheck {
  const byId = new Map(secrets.map(keyOf).map((key) => [key.id, key]));
  return (text, code) => checkWith(byId, text, code);
}

function checkWith(byId: ReadonlyMap<string, Key>, text: string, { keyId, mac }: Code): CodeCheck {
  const key = byId.get(keyId);
  if (!key) return "unknown-key";
  const [given, made] = [Buffer.from(mac), Buffer.from(codeBy(key, text))];
  return given.length === made.length && timingSafeEqual(given, made) ? "right" : "wrong";
}
