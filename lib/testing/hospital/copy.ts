// Copies of a patient: every row of every table that belongs to the patient, under new ids, for other people of another
// hospital, earlier or later in time. What hangs together stays together: ids inside JSON, the signed text and its hash.
import type { Client } from "pg";
import { addDays, type Day } from "@/lib/domain/shared/day";
import { contentHash } from "@/lib/features/plan/content-hash";

/** Rows of one patient by table, each as its JSON text. */
export type Original = {
  readonly patientId: string;
  readonly family: string;
  readonly mrn: string;
  readonly rows: readonly (readonly [table: string, rows: readonly string[]])[];
};

export type Copy = {
  /** Unique among all copies; ids, record numbers and names follow from it. */
  readonly number: number;
  /** Days by which the whole chart stands earlier (negative) or later. */
  readonly shift: number;
  /** People, teams and sites of the original, and who stands in their place. */
  readonly places: ReadonlyMap<string, string>;
  /** The whole chart is history: nothing of it is planned for today or later. */
  readonly bed: string | null;
};

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
// Birthdays and years of onset stay; what happened since the chart was opened moves.
const DAY = "20[23][0-9]-[01][0-9]-[0-3][0-9]";
const HASH = "h1:[0-9a-f]{64}";

/** The tables whose rows belong to a patient, the patient's own first. */
async function tablesOf(client: Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'patient_id' AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return ["patient", ...found.rows.map(({ name }) => name)];
}

/** Reads everything that belongs to a patient. */
export async function originalOf(client: Client, patientId: string): Promise<Original> {
  const rows: [string, string[]][] = [];
  for (const table of await tablesOf(client)) {
    const key = table === "patient" ? "id" : "patient_id";
    const found = await client.query<{ row: string }>(
      `SELECT to_jsonb(x)::text AS row FROM "${table}" x WHERE x."${key}" = $1 ORDER BY to_jsonb(x)::text`,
      [patientId],
    );
    if (found.rows.length > 0) rows.push([table, found.rows.map(({ row }) => row)]);
  }
  const patient = JSON.parse(rows[0]?.[1][0] ?? "{}") as { family: string; mrn: string };
  return { patientId, family: patient.family, mrn: patient.mrn, rows };
}

const hex = (number: number) => number.toString(16).padStart(8, "0");

/** The id a copy has in place of one of the original: the last eight digits are the number of the copy. */
export const idInCopy = (id: string, number: number) => `${id.slice(0, 28)}${hex(number)}`;

/** One text of the original as it stands in a copy. */
function rewriter(original: Original, { number, shift, places }: Copy, hashes: ReadonlyMap<string, string>) {
  const pattern = new RegExp(`${UUID}|${HASH}|${DAY}|${original.family}|${original.mrn}`, "g");
  const days = new Map<string, string>();
  const moved = (day: string) => {
    const known = days.get(day) ?? addDays(day as Day, shift);
    days.set(day, known);
    return known;
  };
  return (text: string) =>
    text.replace(pattern, (found) => {
      if (found === original.family) return familyOfCopy(number);
      if (found === original.mrn) return `COPY-${number}`;
      if (found.startsWith("h1:")) return hashes.get(found) ?? found;
      if (found.length === 10) return moved(found);
      return places.get(found) ?? idInCopy(found, number);
    });
}

const syllables = ["Ba", "Ce", "Di", "Fo", "Gu", "Ha", "Je", "Ki", "Lo", "Mu"] as const;

/** Family names spread over the alphabet; two patients of a team rarely share one. */
export function familyOfCopy(number: number): string {
  const digits = String((number * 7919) % 100_000).padStart(5, "0");
  return [...digits]
    .map((digit, at) => (at === 0 ? syllables[Number(digit)] : syllables[Number(digit)]?.toLowerCase()))
    .join("");
}

/** The rows of a copy by table, as JSON texts. */
export function copyOf(original: Original, copy: Copy): Map<string, string[]> {
  const plain = rewriter(original, copy, new Map());
  const hashes = new Map<string, string>();
  for (const text of original.rows.find(([table]) => table === "version")?.[1] ?? []) {
    const signed = JSON.parse(text) as { content: string; content_hash: string };
    hashes.set(signed.content_hash, contentHash(plain(signed.content)));
  }
  const rewrite = rewriter(original, copy, hashes);
  // What was judged at a co-signature names the hash of its version, so it comes after the versions.
  for (const text of original.rows.find(([table]) => table === "treatment_activation")?.[1] ?? []) {
    const added = JSON.parse(text) as { judged: string; judged_hash: string };
    hashes.set(added.judged_hash, contentHash(rewrite(added.judged)));
  }
  const made = new Map(original.rows.map(([table, rows]) => [table, rows.map(rewrite)]));
  const [patient] = made.get("patient") ?? [];
  if (patient) made.set("patient", [JSON.stringify({ ...JSON.parse(patient), bed: copy.bed })]);
  return made;
}

const BATCH = 2_000;

/** Writes rows with triggers off, a few thousand in each statement; CHECK constraints and unique indexes still hold. */
export async function writeRows(client: Client, rows: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const [table, texts] of rows) {
    for (let from = 0; from < texts.length; from += BATCH) {
      const part = `[${texts.slice(from, from + BATCH).join(",")}]`;
      await client.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, [
        part,
      ]);
    }
  }
}
