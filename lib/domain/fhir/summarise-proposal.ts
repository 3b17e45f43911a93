// The proposal as lines of text, for the command line and for people who prefer to read.
import { formatDay } from "@/lib/domain/shared/day";
import type { ImportProposal, TypeCount } from "./proposal";

function patientLines({ patient }: ImportProposal): string[] {
  const name = `${patient.family}, ${patient.given.join(" ")}`.replace(/, $/, "");
  const died = patient.death.at?.day ? ` on ${formatDay(patient.death.at.day)}` : "";
  return [
    `Patient: ${name}, born ${formatDay(patient.born)}, ${patient.sexRecorded ?? "sex not recorded"}`,
    `Record number: ${patient.mrn?.value ?? "none sent"}`,
    ...(patient.death.state === "dead" ? [`Recorded as dead${died}.`] : []),
  ];
}

const HEADINGS = ["Resource", "found", "taken", "not taken", "duplicate", "rejected"];

function countLine(count: TypeCount): string[] {
  const { resourceType, found, taken, notTaken, duplicate, rejected } = count;
  return [resourceType, ...[found, taken, notTaken, duplicate, rejected].map(String)];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)];
}

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

/** The proposal in lines: who, counts by type, what would be (or was) created, duplicates, rejected rows and notes. */
export function summariseProposal(
  proposal: ImportProposal,
  created: "Would be created" | "Created" = "Would be created",
): string {
  const { conditions, allergies, medicines, observations, vaccinations } = proposal;
  const withoutDose = medicines.filter(({ dose }) => dose.state !== "stated").length;
  const unmapped = medicines.filter(({ mapping }) => mapping.state === "none").length;
  const known = observations.filter(({ vocabularyId }) => vocabularyId !== null).length;
  const current = medicines.filter(({ state }) => state === "current").length;
  return [
    ...patientLines(proposal),
    "",
    ...table([HEADINGS, ...proposal.counts.map(countLine)]),
    "",
    `${created}:`,
    `  ${many(conditions.length, "condition")}, ${many(allergies.length, "allergy", "allergies")}, ${many(vaccinations.length, "vaccination")}`,
    `  ${many(medicines.length, "medicine")} (${current} current; ${withoutDose} with the dose not or only partly stated; ${unmapped} not in the catalogue)`,
    `  ${many(observations.length, "observation")} (${known} known to the vocabulary, ${observations.length - known} kept as text and code)`,
    ...section(
      "Conditions that read like a cancer: hints only, no diagnosis is made",
      proposal.cancerHints.map(({ path, text }) => `${path}: ${text}`),
    ),
    ...section(
      "Rejected",
      proposal.rejected.map(({ path, resourceType, reason }) => `${path} (${resourceType}): ${reason}`),
    ),
    ...section(
      "Duplicates",
      proposal.duplicates.map(({ path, sameAs }) => `${path} repeats ${sameAs}`),
    ),
    ...section(
      "Notes",
      proposal.notes.map(({ path, text }) => `${path}: ${text}`),
    ),
  ].join("\n");
}
