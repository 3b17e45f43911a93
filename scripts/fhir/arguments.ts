import { parseArgs } from "node:util";
import { Refused } from "../lib/refused";

export type ImportArguments = {
  readonly file: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly team: string | null;
  readonly lead: string | null;
  readonly mrn: string | null;
};

export const USAGE = `Usage: npm run --silent fhir -- import FILE [--dry-run] [--json] [--team NAME] [--lead EMAIL] [--mrn NUMBER]

  FILE          a FHIR R4 Bundle in JSON about one patient, at most 10 MB
  --dry-run     say what would be created, what repeats and what is rejected; write nothing
  --json        the same as one JSON object
  --team NAME   the team the patient belongs to (may be left out when there is only one)
  --lead EMAIL  the neurologist who leads the plan
  --mrn NUMBER  the medical record number, when the file has none`;

const options = {
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  team: { type: "string" },
  lead: { type: "string" },
  mrn: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** The arguments of `fhir import`, or null when help was asked for; refuses anything it does not know. */
export function readArguments(args: readonly string[]): ImportArguments | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [verb, file, ...more] = positionals;
  if (verb === undefined) throw new Refused(`Say what to do: import.\n\n${USAGE}`, 2);
  if (verb !== "import") throw new Refused(`“${verb}” is not known; this release can import.\n\n${USAGE}`, 2);
  if (file === undefined) throw new Refused(`Name the file to import.\n\n${USAGE}`, 2);
  if (more.length > 0) throw new Refused(`One file at a time: “${more[0]}” is one too many.\n\n${USAGE}`, 2);
  const { team = null, lead = null, mrn = null } = values;
  return { file, dryRun: values["dry-run"] ?? false, json: values.json ?? false, team, lead, mrn };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2);
  }
}
