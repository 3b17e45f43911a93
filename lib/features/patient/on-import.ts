// The part of the chart in an import: its rows are written in the importing command's own transaction.
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";

export { openChart } from "./new-chart";

/** Rows ready to be written, without the columns that all rows of one import share. */
export type ImportedFacts = {
  readonly observations: readonly Omit<Prisma.ObservationCreateManyInput, SharedColumn>[];
  readonly conditions: readonly Omit<Prisma.ConditionCreateManyInput, SharedColumn>[];
  readonly allergies: readonly Omit<Prisma.AllergyCreateManyInput, SharedColumn>[];
  readonly medicines: readonly Omit<Prisma.HomeMedicineCreateManyInput, SharedColumn>[];
  readonly vaccinations: readonly Omit<Prisma.VaccinationCreateManyInput, SharedColumn>[];
};

type SharedColumn = "patientId" | "importId" | "source" | "recordedAt" | "recordedBy";
export type SharedColumns = {
  readonly patientId: string;
  readonly importId: string;
  readonly source: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
};

// A statement may carry 32,767 values; an observation has about twenty.
const ROWS = 1_000;

async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) await write(rows.slice(at, at + ROWS));
}

/** Adds the facts of one import to a chart; none of its lists counts as reviewed by that. */
export async function addImportedFacts(tx: Tx, facts: ImportedFacts, shared: SharedColumns): Promise<void> {
  const whole = <T>(row: T) => ({ ...row, ...shared });
  await inChunks(facts.observations, (rows) => tx.observation.createMany({ data: rows.map(whole) }));
  await inChunks(facts.conditions, (rows) => tx.condition.createMany({ data: rows.map(whole) }));
  await inChunks(facts.allergies, (rows) => tx.allergy.createMany({ data: rows.map(whole) }));
  await inChunks(facts.medicines, (rows) => tx.homeMedicine.createMany({ data: rows.map(whole) }));
  await inChunks(facts.vaccinations, (rows) => tx.vaccination.createMany({ data: rows.map(whole) }));
}

export type ErrorMark = { readonly by: string; readonly at: string; readonly reason: string };

/** Marks every row of an import, and the chart it opened, entered in error; says how many facts that were. */
export async function markImportedInError(
  tx: Tx,
  { importId, patientId }: { readonly importId: string; readonly patientId: string },
  mark: ErrorMark,
): Promise<number> {
  const where = { importId, patientId, erroredAt: null };
  const errored = { erroredAt: new Date(mark.at), erroredBy: mark.by, errorReason: mark.reason };
  const data = { ...errored, revision: { increment: 1 } };
  const marked = [
    await tx.observation.updateMany({ where, data }),
    await tx.condition.updateMany({ where, data }),
    await tx.allergy.updateMany({ where, data }),
    await tx.homeMedicine.updateMany({ where, data }),
    await tx.vaccination.updateMany({ where, data }),
  ];
  await tx.patient.updateMany({ where: { id: patientId, sourceImportId: importId, erroredAt: null }, data });
  return marked.reduce((sum, { count }) => sum + count, 0);
}
