import "server-only";
import { patientName } from "@/lib/domain/patient/name";
import type { PersonActor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

const patients = statement<{ value: string; family: string; given: string; mrn: string }>(
  "audit-patients",
  `SELECT p.id AS value, p.family, p.given, p.mrn FROM access.visible_patients() v JOIN patient p ON p.id = v
    ORDER BY lower(p.family), lower(p.given), p.id LIMIT 500`,
);

/** The patients by whom a lead may narrow the audit; none for an administrator, who sees ids only. The address holds the id. */
export async function auditPatients(actor: PersonActor): Promise<readonly { value: string; label: string }[] | null> {
  return await read({
    actor,
    needs: "oversight:audit",
    on: noSubject,
    run: async ({ sql }) =>
      (await sql(patients)).map((row) => ({ value: row.value, label: `${patientName(row)} · MRN ${row.mrn}` })),
  });
}
