import "server-only";
import { patientName } from "@/lib/domain/patient/name";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

/** The two identifiers and the name, as in every list of patients. */
export type FoundRow = { id: string; family: string; given: string; born: Day; mrn: string };
export const foundColumns = (from: string) =>
  ["id", "family", "given", "born", "mrn"].map((one) => `${from}.${one}`).join(", ");

export type FoundPatient = {
  readonly patientId: string;
  readonly name: string;
  readonly born: string;
  readonly mrn: string;
};
export type SearchAnswer = { readonly patients: readonly FoundPatient[]; readonly more: boolean };

const LIMIT = 20;

// Every word begins the family name, the given name or the record number; an exact record number comes first.
const search = statement<FoundRow>(
  "patient-search",
  `SELECT ${foundColumns("p")} FROM access.visible_patients() v JOIN patient p ON p.id = v
    WHERE p.errored_at IS NULL AND (p.mrn = $2 OR NOT EXISTS (
      SELECT 1 FROM unnest($1::text[]) AS word
       WHERE NOT (lower(p.family) LIKE word || '%' OR lower(p.given) LIKE word || '%' OR lower(p.mrn) LIKE word || '%'
                  OR lower(p.family) LIKE '% ' || word || '%' OR lower(p.family) LIKE '%-' || word || '%')))
    ORDER BY (p.mrn = $2) DESC, lower(p.family), lower(p.given), p.id LIMIT ${LIMIT + 1}`,
);

/** Patients of the actor whose name or record number begins as typed; what was typed is neither kept nor logged. */
export async function searchPatients(actor: Actor, typed: string): Promise<SearchAnswer> {
  const text = typed.trim().slice(0, 100);
  const terms = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((term) => term !== "")
    .slice(0, 6)
    .map((term) => term.replace(/[\\%_]/g, "\\$&"));
  if (terms.length === 0) return { patients: [], more: false };
  const answer = await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql }) => {
      const found = await sql(search, [terms, text]);
      const patients = found.slice(0, LIMIT).map((row) => ({
        patientId: row.id,
        name: patientName(row),
        born: formatDay(row.born),
        mrn: row.mrn,
      }));
      return { patients, more: found.length > LIMIT };
    },
  });
  return answer ?? { patients: [], more: false };
}
