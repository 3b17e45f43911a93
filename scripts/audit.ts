// `npm run --silent audit -- verify`: walks the audit, its seals, the signed versions and what guards them. Exit 1 and the first bad
// place on tampering. `seal` seals at once, `head` prints the newest seal for a lead's paper file.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { newestSeal, sealOnce } from "@/lib/platform/audit-seal/sealer";
import { recordVerification } from "@/lib/platform/audit-seal/verification-record";
import { type Verification, verifyAudit } from "@/lib/platform/audit-seal/verify";
import type { Reached } from "@/lib/platform/audit-seal/verify-seals";
import { verifyFile } from "./audit/verify-file";
import { openToLook } from "./lib/open-database";
import { Refused } from "./lib/refused";

const USAGE = `npm run --silent audit -- verify [--json] [--heads FILE]… [--resume FILE] [--no-record]
npm run --silent audit -- verify FILE [--json]
npm run --silent audit -- seal
npm run --silent audit -- head

verify   walks every event, seal and signed version; exit 1 and the first bad place when something was tampered with
  --heads FILE    a file of heads kept outside Postgres; may be given several times (default: AUDIT_HEADS_FILE)
  --resume FILE   keeps how far it came in FILE and goes on from there next time; new events only then
  FILE            an audit pack of one plan instead: no database is asked. With AUDIT_KEY (and AUDIT_KEYS_OLD) in the environment
                  its codes are checked as well; without, its hashes only, and the answer says so
  --no-record     does not note the result for the page of the audit
seal     seals what is not sealed yet
head     prints the newest seal, to be kept on paper`;

function readReached(file: string | undefined): Reached | null {
  if (!file || !existsSync(file)) return null;
  try {
    const value = JSON.parse(readFileSync(file, "utf8")) as Partial<Reached>;
    if (typeof value.n === "string" && /^\d+$/.test(value.n) && typeof value.mac === "string")
      return { n: value.n, mac: value.mac };
  } catch {
    // said below
  }
  throw new Refused(`--resume: ${file} does not say how far a verification came. Delete it to begin anew.`, 2);
}

function inWords(found: Verification): string {
  const counts = `${found.sealed} sealed events up to seal ${found.seal}, ${found.unsealed} not sealed yet, ${found.chained} in chains of plans, ${found.versions} signed versions`;
  if (found.intact) return `Intact: ${counts}. Newest head outside Postgres: ${found.head ?? "none yet"}.`;
  const shown = found.problems.map(({ what, place }) => `  ${place}: ${what}`);
  const more = found.problemCount - found.problems.length;
  return [
    `NOT INTACT: ${found.problemCount} problems in ${counts}.`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join("\n");
}

type Flags = { json?: boolean; heads?: string[]; resume?: string; "no-record"?: boolean };

async function verify(flags: Flags): Promise<boolean> {
  let last = 0;
  const found = await verifyAudit({
    ...(flags.heads ? { headsFiles: flags.heads } : {}),
    from: readReached(flags.resume),
    onReached: (at) => {
      if (!flags.resume || Date.now() - last < 1_000) return;
      last = Date.now();
      writeFileSync(flags.resume, JSON.stringify(at));
    },
  });
  if (flags.resume && found.reached) writeFileSync(flags.resume, JSON.stringify(found.reached));
  if (!flags["no-record"]) await recordVerification(found);
  process.stdout.write(`${flags.json ? JSON.stringify(found) : inWords(found)}\n`);
  return found.intact;
}

const isUsage = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      heads: { type: "string", multiple: true },
      resume: { type: "string" },
      "no-record": { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  const [what, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return true;
  }
  const [file] = rest;
  if (what === "verify" && file && rest.length === 1) return verifyFile(file, values.json ?? false);
  if (rest.length > 0 || !what || !["verify", "seal", "head"].includes(what)) throw new Refused(USAGE, 2);
  const open = await openToLook();
  if ("why" in open) throw new Refused(`There is nothing to look at: ${open.why}.`);
  try {
    if (what === "verify") return await verify(values);
    if (what === "seal") await sealOnce();
    const newest = await newestSeal();
    process.stdout.write(
      newest ? `Seal ${newest.n} of ${newest.sealedAt}: ${newest.mac}\n` : "Nothing was sealed yet.\n",
    );
    return true;
  } finally {
    await open.close();
  }
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`audit: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof Refused ? error.exitCode : isUsage(error) ? 2 : 1;
}
