// The secrets of this clone: made on the first run, kept in .env.local (readable by its owner only), never printed.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { Explained } from "./progress.mjs";
import { projectRoot } from "./run.mjs";

const MAKERS = {
  NEXTAUTH_SECRET: () => randomBytes(48).toString("base64url"),
  AUDIT_KEY: () => randomBytes(48).toString("base64url"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
};

function readFile(file) {
  if (!existsSync(file)) return "";
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Explained(`${file} cannot be read (${error.code}): start Concord as the user it belongs to.`);
  }
}

/** The settings of .env.local with the secrets in it; what the environment already says wins over the file. */
export function ensureSecrets(file = join(projectRoot, ".env.local"), environment = process.env) {
  const text = readFile(file);
  const kept = parseEnv(text);
  const missing = Object.keys(MAKERS).filter((name) => !environment[name] && !kept[name]);
  const made = Object.fromEntries(missing.map((name) => [name, MAKERS[name]()]));
  if (missing.length > 0) {
    const lines = missing.map((name) => `${name}="${made[name]}"\n`).join("");
    const before = text && !text.endsWith("\n") ? `${text}\n` : text;
    writeFileSync(`${file}.new`, `${before}${lines}`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    chmodSync(file, 0o600);
  }
  return { ...kept, ...made };
}
