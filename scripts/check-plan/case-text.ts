import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { CASE_LIMITS } from "@/lib/domain/safety/case-file/read-case";

import { repeatedField } from "./repeated-field";

/** A reason that a person can act on, printed without a stack. */
export class Refused extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you may not read it",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (code || String(error));
}

function bytesOf(file: string): Buffer {
  // npm runs scripts in the project's folder; INIT_CWD is where the person stands.
  const path = resolve(process.env.INIT_CWD ?? ".", file);
  try {
    const found = statSync(path);
    if (found.size > CASE_LIMITS.bytes) throw new Refused(`${file}: the file is larger than 5 MB. Split it.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`${file}: cannot be read: ${reasonOf(error)}.`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(`${file}: the file is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** The JSON of a case file; refuses what cannot be read, is too large, is not UTF-8, not JSON, or says a field twice. */
export function caseJson(file: string): unknown {
  const bytes = bytesOf(file);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(`${file}: the file is not text in UTF-8, as JSON must be.`);
  }
  if (text.trim() === "") throw new Refused(`${file}: the file is empty.`);
  const json = parsed(file, text);
  const twice = repeatedField(text);
  if (twice !== null) throw new Refused(`${file}: ${twice}: this field is written twice. Write it once.`);
  return json;
}
