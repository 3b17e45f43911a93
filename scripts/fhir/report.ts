// What a person, or a program with --json, reads at the end.
import { type CreatedCounts, createdCounts } from "@/lib/domain/fhir/import-preview";
import type { ImportProposal } from "@/lib/domain/fhir/proposal";
import { summariseProposal } from "@/lib/domain/fhir/summarise-proposal";
import type { FilePreview } from "@/lib/features/import/input";

export type Existing = FilePreview["existing"] | { readonly notChecked: string };
export type Stored = { readonly importId: string; readonly patientId: string };

export type Report = {
  readonly file: string;
  readonly fileHash: string;
  readonly proposal: ImportProposal;
  readonly existing: Existing;
  readonly stored: Stored | null;
};

function existingLines(existing: Existing): string[] {
  if ("notChecked" in existing) return [`Charts that this may repeat: not checked, ${existing.notChecked}.`];
  const { importId, mrnTaken, charts } = existing;
  const lines = [
    ...(importId === null ? [] : [`  This very file was imported before: import ${importId}`]),
    ...(mrnTaken ? ["  The record number belongs to a chart already: an import would be refused"] : []),
    ...charts.map(({ patientId, mrn }) => `  Record number ${mrn}: patient ${patientId}`),
  ];
  if (lines.length === 0) return ["No chart has the same record number, or the same name and date of birth."];
  return ["Charts with the same record number, or the same name and date of birth:", ...lines];
}

function endLines({ proposal, stored }: Report): string[] {
  if (stored === null) return ["Dry run: nothing was written."];
  const unmapped = proposal.medicines.length;
  return [
    `Imported. Patient ${stored.patientId}, import ${stored.importId}`,
    ...(proposal.patient.sexAtBirth === null
      ? ["Sex at birth is recorded as not known: the file does not say it."]
      : []),
    `No list is reviewed by an import. ${unmapped} home medicines are not mapped: a person confirms that in the chart.`,
  ];
}

export function textReport(report: Report): string {
  const summary = summariseProposal(report.proposal, report.stored === null ? "Would be created" : "Created");
  const blocks = [[summary], existingLines(report.existing), endLines(report)];
  return blocks.map((lines) => lines.join("\n")).join("\n\n");
}

export function jsonReport({ file, fileHash, proposal, existing, stored }: Report) {
  const { counts, rejected, duplicates, notes, cancerHints } = proposal;
  const created: CreatedCounts = createdCounts(proposal);
  return {
    file,
    fileHash,
    dryRun: stored === null,
    counts,
    [stored === null ? "wouldCreate" : "created"]: { patients: 1, ...created },
    rejected,
    duplicates,
    notes,
    cancerHints: cancerHints.map(({ path, text }) => ({ path, text })),
    existing,
    ...(stored ?? {}),
  };
}
