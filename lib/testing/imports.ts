// Files to import in tests, each with a record number of its own, and the input that a confirming person sends.
import { asDay } from "@/lib/domain/shared/day";
import { type Imported, importPatient } from "@/lib/features/import/commands/import-patient";
import { type ImportPatientInput, importPatientInput } from "@/lib/features/import/input";
import { hashOf } from "@/lib/features/import/read-file";
import { type Answer, execute } from "@/lib/platform/command";
import { livingAdultBundle } from "./fhir/living-adult-bundle";
import { rowsOf } from "./insert-row";
import type { Clinic } from "./people";

export const importDay = asDay(new Date().toISOString().slice(0, 10));

let last = 0;

/** The project's own bundle with another record number each time. */
export function anAdultFile(): string {
  return JSON.stringify(livingAdultBundle(importDay)).replaceAll("DEMO-FHIR-0001", `FHIR-${++last}`);
}

/** What is sent to import a file that was previewed, with nothing confirmed unless said so. */
export function importOf(clinic: Clinic, text: string, changes: Partial<ImportPatientInput> = {}): ImportPatientInput {
  const choices = { mrn: null, sexAtBirth: "female", teamId: clinic.teamId, leadId: "" };
  const rest = importPatientInput.omit({ text: true }).parse({
    ...choices,
    fileHash: hashOf(text),
    medicines: [],
    allergies: [],
    ...changes,
  });
  return { ...rest, text };
}

/** The value of an answer that must be a success. */
export function gained<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message ?? ""}`);
  return answer.value;
}

/** A file imported by the clinic's neurologist. */
export async function anImport(
  clinic: Clinic,
  text = anAdultFile(),
  changes: Partial<ImportPatientInput> = {},
): Promise<Imported> {
  return gained(await execute(importPatient, clinic.neurologist, importOf(clinic, text, changes)));
}

export const factTables = ["observation", "condition", "allergy", "home_medicine", "vaccination"] as const;

/** The number of imported rows of a chart by table, those entered in error or the others. */
export async function importedRows(patientId: string, errored = false): Promise<Record<string, number>> {
  const parts = factTables.map(
    (table) =>
      `SELECT '${table}' AS t, count(*)::int AS n FROM ${table}
        WHERE patient_id = $1 AND import_id IS NOT NULL AND (errored_at IS NOT NULL) = $2`,
  );
  const rows = await rowsOf<{ t: string; n: number }>(parts.join(" UNION ALL "), [patientId, errored]);
  return Object.fromEntries(rows.map(({ t, n }) => [t, n]));
}

/** The number of rows of every table of the database, one line each. */
export async function rowsOfEveryTable(): Promise<string[]> {
  const tables = await rowsOf<{ t: string }>(
    "SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const counts = tables.map(({ t }) => `SELECT '${t} ' || count(*) AS line FROM "${t}"`);
  const rows = await rowsOf<{ line: string }>(counts.join(" UNION ALL "));
  return rows.map(({ line }) => line);
}
