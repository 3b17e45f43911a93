// `npm run --silent fhir -- import FILE`: one patient's FHIR R4 Bundle into a new chart, or with --dry-run only a report.
// The file is read and judged before any database is touched; a refused file changes nothing.
import { importProblemSentence } from "@/lib/domain/fhir/import-problem";
import { asDay } from "@/lib/domain/shared/day";
import { importPatient } from "@/lib/features/import/commands/import-patient";
import { importMessages } from "@/lib/features/import/messages";
import { allTeams, chartsLike, neurologistByEmail } from "@/lib/features/import/queries-command";
import { hashOf, readFileText } from "@/lib/features/import/read-file";
import { systemActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { commonMessages } from "@/lib/platform/messages";
import { type ImportArguments, readArguments, USAGE } from "./fhir/arguments";
import { textOf } from "./fhir/file";
import { type Existing, jsonReport, type Report, type Stored, textReport } from "./fhir/report";
import { openForImport, openToLook } from "./lib/open-database";
import { Refused } from "./lib/refused";

const actor = systemActor("fhir command");

async function runImport(args: ImportArguments): Promise<void> {
  const text = textOf(args.file);
  const now = new Date().toISOString();
  const read = readFileText(text, { now, today: asDay(now.slice(0, 10)) });
  if (!read.ok) throw new Refused(`${args.file} is refused. ${importProblemSentence(read.problem)}`);
  const proposal = read.value;
  const fileHash = hashOf(text);
  const look = async (): Promise<Existing> => await chartsLike(actor, proposal, fileHash);
  const about = { file: args.file, fileHash, proposal };

  if (args.dryRun) {
    const open = await openToLook();
    if ("why" in open) return print(args, { ...about, existing: { notChecked: open.why }, stored: null });
    try {
      return print(args, { ...about, existing: await look(), stored: null });
    } finally {
      await open.close();
    }
  }
  const open = await openForImport();
  try {
    const existing = await look();
    print(args, { ...about, existing, stored: await store(args, text, fileHash) });
  } finally {
    await open.close();
  }
}

async function store(args: ImportArguments, text: string, fileHash: string): Promise<Stored> {
  const answer = await execute(importPatient, actor, {
    text,
    fileHash,
    mrn: args.mrn,
    // A command cannot ask the patient: what the file does not say stays unknown.
    sexAtBirth: "not-known",
    teamId: await teamIdOf(args.team),
    leadId: args.lead === null ? null : await leadIdOf(args.lead),
    medicines: [],
    allergies: [],
  });
  if (answer.ok) return answer.value;
  const sentence = answer.message ?? importMessages[answer.code] ?? commonMessages[answer.code] ?? answer.code;
  const fields = Object.entries(answer.fields ?? {}).map(([field, words]) => `  ${field}: ${words}`);
  const earlier = answer.details ? [`  ${JSON.stringify(answer.details)}`] : [];
  throw new Refused([`${args.file}: ${sentence}`, ...fields, ...earlier].join("\n"));
}

async function teamIdOf(name: string | null): Promise<string> {
  const teams = await allTeams(actor);
  const found = name === null ? teams : teams.filter((team) => team.name === name || team.id === name);
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only.id;
  const list = teams.map((team) => `  ${team.name}, ${team.site} (${team.id})`).join("\n");
  if (teams.length === 0) throw new Refused("There is no team yet. Start Concord and make one first.");
  if (name === null) throw new Refused(`Say which team the patient belongs to with --team:\n${list}`);
  if (only === undefined) throw new Refused(`There is no team “${name}”. These exist:\n${list}`);
  throw new Refused(`Several teams are called “${name}”; use the id instead:\n${list}`);
}

async function leadIdOf(email: string): Promise<string> {
  const id = await neurologistByEmail(actor, email);
  if (id === null) throw new Refused(`No neurologist with an open account has the e-mail address “${email}”.`);
  return id;
}

function print(args: ImportArguments, report: Report): void {
  process.stdout.write(`${args.json ? JSON.stringify(jsonReport(report), null, 2) : textReport(report)}\n`);
}

try {
  const args = readArguments(process.argv.slice(2));
  if (args === null) process.stdout.write(`${USAGE}\n`);
  else await runImport(args);
} catch (error) {
  const known = error instanceof Refused;
  process.stderr.write(`fhir: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = known ? error.exitCode : 1;
}
