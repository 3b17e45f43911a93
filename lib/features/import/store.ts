import "server-only";
import type { CreatedCounts } from "@/lib/domain/fhir/import-preview";
import { createdCounts, usableRecordNumber } from "@/lib/domain/fhir/import-preview";
import type { DuplicateRow, ImportNote, ImportProposal, RejectedRow, TypeCount } from "@/lib/domain/fhir/proposal";
import type { Tx } from "@/lib/platform/db";
import type { FilePreview } from "./input";

/** What an import keeps of its file: numbers, and the rows that a person may want to look up in it. */
export type StoredCounts = {
  readonly types: readonly TypeCount[];
  readonly created: CreatedCounts;
  readonly duplicates: readonly DuplicateRow[];
  readonly notes: readonly ImportNote[];
};
export type StoredRejected = readonly RejectedRow[];

type ImportRow = {
  readonly id: string;
  readonly patientId: string;
  readonly fileHash: string;
  readonly createdAt: Date;
  readonly createdBy: string;
};

export async function insertImport(tx: Tx, row: ImportRow, proposal: ImportProposal): Promise<void> {
  const { counts: types, duplicates, notes, rejected } = proposal;
  const counts: StoredCounts = { types, created: createdCounts(proposal), duplicates, notes };
  await tx.import.createMany({ data: { ...row, counts: asJson(counts), rejected: asJson(rejected) } });
}

// A copy in plain JSON: the client's type for it knows no readonly lists.
const asJson = (value: StoredCounts | StoredRejected) => JSON.parse(JSON.stringify(value));

/** An earlier import of the same file that still counts, among the charts the actor sees. */
export async function importOfFile(tx: Tx, fileHash: string): Promise<string | null> {
  const found = await tx.import.findFirst({ where: { fileHash, erroredAt: null }, select: { id: true } });
  return found?.id ?? null;
}

/** Charts that a proposal may repeat: by its file, its record number, any of its identifiers, or name and birth date. */
export async function existingCharts(
  tx: Tx,
  { patient }: ImportProposal,
  fileHash: string,
): Promise<FilePreview["existing"]> {
  const mrn = usableRecordNumber(patient.mrn);
  const numbers = patient.identifiers.map(({ value }) => value);
  const given = patient.given.join(" ");
  const charts = await tx.$queryRaw<{ patientId: string; mrn: string }[]>`
    SELECT p.id AS "patientId", p.mrn FROM access.visible_patients() v JOIN patient p ON p.id = v
     WHERE p.errored_at IS NULL AND (p.mrn = ANY (${numbers}::text[])
        OR (p.born = ${patient.born}::date AND lower(p.family) = lower(${patient.family}) AND lower(p.given) = lower(${given})))
     ORDER BY p.mrn LIMIT 10`;
  const taken =
    mrn === null ? [] : await tx.$queryRaw<{ taken: boolean }[]>`SELECT access.mrn_taken(${mrn}, NULL) AS taken`;
  return { importId: await importOfFile(tx, fileHash), mrnTaken: taken[0]?.taken ?? false, charts };
}
