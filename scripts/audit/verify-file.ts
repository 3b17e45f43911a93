// `audit -- verify FILE`: an audit pack, away from any database. Keys come from the environment, or there are none.
import { readFileSync } from "node:fs";
import { checkerFor } from "@/lib/platform/audit-seal/key";
import { type PackVerdict, verifyPack } from "@/lib/platform/audit-seal/verify-pack";
import { Refused } from "../lib/refused";

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Refused(`${file} cannot be read.`, 2);
  }
}

function inWords(found: PackVerdict): string {
  if (!found.intact)
    return [`NOT INTACT: ${found.problems.length} problems.`, ...found.problems.map((one) => `  ${one}`)].join("\n");
  const counts = `${found.versions} signed versions and ${found.events} events of plan ${found.planId}, made ${found.madeAt}`;
  return found.codes === "checked"
    ? `Intact: ${counts}. Hashes and codes agree: this installation made this pack. ${found.hash}`
    : `Intact as far as hashes show: ${counts}. AUDIT_KEY was not given, so the codes were NOT checked: whoever alters the file and works out its hashes anew is not found. ${found.hash}`;
}

/** Prints the verdict; whether the file is intact as far as it could be checked. */
export function verifyFile(file: string, json: boolean): boolean {
  const { AUDIT_KEY, AUDIT_KEYS_OLD } = process.env;
  const keys = [AUDIT_KEY, ...(AUDIT_KEYS_OLD ?? "").split(",")].filter((key): key is string => Boolean(key));
  const found = verifyPack(textOf(file), keys.length > 0 ? checkerFor(keys) : null);
  process.stdout.write(`${json ? JSON.stringify(found) : inWords(found)}\n`);
  return found.intact;
}
