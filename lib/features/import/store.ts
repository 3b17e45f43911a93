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

export type ExistingRow = {
  import_id: string | null;
  mrn_taken: boolean;
  charts: FilePreview["existing"]["charts"] | null;
};

/** $1 file hash, $2 record number or null, $3 all identifiers, $4 date of birth, $5 family name, $6 given names. */
export const existingText = `
  SELECT (SELECT i.id FROM import i WHERE i.file_hash = $1 AND i.errored_at IS NULL LIMIT 1) AS import_id,
         $2::text IS NOT NULL AND access.mrn_taken($2::text, NULL) AS mrn_taken,
         (SELECT json_agg(json_build_object('patientId', c.id, 'mrn', c.mrn) ORDER BY c.mrn) FROM (
            SELECT p.id, p.mrn FROM access.visible_patients() v JOIN patient p ON p.id = v
             WHERE p.errored_at IS NULL AND (p.mrn = ANY ($3::text[])
                OR (p.born = $4::date AND lower(p.family) = lower($5) AND lower(p.given) = lower($6))) LIMIT 10) c) AS charts`;

export function existingValues({ patient }: ImportProposal, fileHash: string): unknown[] {
  const numbers = patient.identifiers.map(({ value }) => value);
  return [fileHash, usableRecordNumber(patient.mrn), numbers, patient.born, patient.family, patient.given.join(" ")];
}

export function existingOf(row: ExistingRow | undefined): FilePreview["existing"] {
  return { importId: row?.import_id ?? null, mrnTaken: row?.mrn_taken ?? false, charts: row?.charts ?? [] };
}

/** Charts that a proposal may repeat: by its file, its record number, any of its identifiers, or name and birth date. */
export async function existingCharts(tx: Tx, proposal: ImportProposal, fileHash: string) {
  const [row] = await tx.$queryRawUnsafe<ExistingRow[]>(existingText, ...existingValues(proposal, fileHash));
  return existingOf(row);
}
