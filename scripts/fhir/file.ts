import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { IMPORT_LIMITS } from "@/lib/domain/fhir/limits";
import { Refused } from "../lib/refused";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you may not read it",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
};

function reasonOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (code || String(error));
}

/** The text of a file within the limit of an import; refuses what is no file, too large, or not UTF-8. */
export function textOf(file: string): string {
  // npm runs scripts in the project's folder; INIT_CWD is where the person stands.
  const path = resolve(process.env.INIT_CWD ?? ".", file);
  let bytes: Buffer;
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new Refused(`${file} cannot be read: it is not a file.`);
    if (found.size > IMPORT_LIMITS.bytes) {
      const size = `${Math.ceil(found.size / 1024 / 1024)} MB`;
      throw new Refused(
        `${file} is refused: the file is larger than 10 MB (${size}). Ask the sender for one patient's bundle, without claims and attachments.`,
      );
    }
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(`${file} is refused: it is not text in UTF-8, as FHIR JSON must be.`);
  }
}
