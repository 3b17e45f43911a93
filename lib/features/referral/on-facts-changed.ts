// Writes again what therapists see of a patient, in the transaction of whatever changed its facts or its plan.

import { roleWords } from "@/lib/domain/access/role-words";
import type { Role } from "@/lib/domain/access/roles";
import { phenotypeById } from "@/lib/domain/knowledge/phenotypes";
import { patientName } from "@/lib/domain/patient/name";
import { type SexAtBirth, sexWords } from "@/lib/domain/patient/words";
import type { Treatment, TreatmentOf } from "@/lib/domain/plan/treatment";
import { buildReferralBrief } from "@/lib/domain/referral/brief";
import type { ReferralBrief } from "@/lib/domain/referral/brief-schema";
import { precautionChanges } from "@/lib/domain/referral/precaution-changes";
import { closedReferralStates } from "@/lib/domain/referral/states";
import { asDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { diffTreatments, type TreatmentChange } from "@/lib/domain/version/diff";
import { neverBegun, treatmentsInForce } from "@/lib/features/plan/queries/in-force";
import type { Tx } from "@/lib/platform/db";
import { type BriefFacts, factsAt, versionAt } from "./brief-facts";

type OpenRow = {
  id: string;
  treatmentId: string;
  planId: string;
  lastSeenAt: string | null;
  version: number;
  phenotype: string;
  family: string;
  given: string;
  born: string;
  sex: SexAtBirth;
  mrn: string;
  bed: string | null;
  zone: string;
  leadName: string;
  leadRole: Role;
  phone: string | null;
};

async function openReferrals(tx: Tx, patientId: string): Promise<OpenRow[]> {
  return await tx.$queryRaw<OpenRow[]>`
    SELECT r.id, r.treatment_id AS "treatmentId", r.plan_id AS "planId",
           to_char(r.last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastSeenAt",
           p.current_version AS version, d.phenotype, x.family, x.given, x.born::text AS born, x.sex_at_birth AS sex, x.mrn, x.bed,
           s.zone, l.given || ' ' || l.family AS "leadName", l.role AS "leadRole", coalesce(l.phone, t.phone) AS phone
      FROM referral r JOIN plan p ON p.id = r.plan_id JOIN diagnosis d ON d.id = p.diagnosis_id
      JOIN patient x ON x.id = r.patient_id JOIN site s ON s.id = x.site_id JOIN team t ON t.id = x.team_id
      JOIN person l ON l.id = p.lead_id
     WHERE r.patient_id = ${patientId}::uuid AND r.status <> ALL (${[...closedReferralStates]}::text[])
     ORDER BY r.id`;
}

/** Called by every command that changes facts or the plan of a patient, in the same transaction. */
export async function rewriteBriefs(tx: Tx, patientId: string, now: string): Promise<void> {
  const rows = await openReferrals(tx, patientId);
  if (rows.length === 0) return;
  const facts = await factsAt(tx, patientId, now);
  for (const row of rows) {
    const treatments = await begun(tx, row, row.version);
    const referral = referralIn(treatments, row.treatmentId) ?? (await lastSigned(tx, row));
    const seen = row.lastSeenAt ? await seenAt(tx, row, patientId, row.lastSeenAt) : null;
    const changesSince = seen
      ? diffTreatments(seen.treatments.map(quietUnless(row)), treatments.map(quietUnless(row)))
      : [];
    const brief = briefOf(row, { referral, treatments, facts, changesSince, now });
    const before = seen ? briefOf(row, { referral, ...seen, changesSince: [], now }) : brief;
    const safety = precautionChanges(before.precautions, brief.precautions, brief.writtenFor);
    await saveBrief(tx, row, patientId, { ...brief, changes: [...brief.changes, ...safety].slice(0, 100) }, now);
  }
}

/** What nobody has co-signed yet is not given, so that a therapist is not told of it. */
async function begun(tx: Tx, { planId, treatmentId }: OpenRow, version: number, at: string | null = null) {
  const waits = await neverBegun(tx, planId, version, at);
  const all = await treatmentsInForce(tx, planId, version, at);
  return all.filter((t) => t.treatmentId === treatmentId || !waits.has(t.treatmentId));
}

async function seenAt(tx: Tx, row: OpenRow, patientId: string, at: string) {
  const treatments = await begun(tx, row, await versionAt(tx, row.planId, at), at);
  return { treatments, facts: await factsAt(tx, patientId, at) };
}

/** Free text about other treatments is not for the therapist, neither are its changes. */
const quietUnless =
  ({ treatmentId }: OpenRow) =>
  (t: Treatment): Treatment =>
    t.treatmentId === treatmentId ? t : { ...t, reason: "not shown", note: null, changeReason: null };

type Referred = TreatmentOf<"pt-referral"> | TreatmentOf<"slp-referral">;

function referralIn(treatments: readonly Treatment[], treatmentId: string): Referred | null {
  const found = treatments.find((t) => t.treatmentId === treatmentId);
  return found?.kind === "pt-referral" || found?.kind === "slp-referral" ? found : null;
}

/** A stopped treatment is not in later versions, while its final report may still wait to be read. */
async function lastSigned(tx: Tx, { id, planId, treatmentId }: OpenRow): Promise<Referred> {
  const last = await tx.treatmentVersion.findFirst({ where: { planId, treatmentId }, orderBy: { version: "desc" } });
  const found = referralIn(await treatmentsInForce(tx, planId, last?.version ?? 0), treatmentId);
  if (!found) throw new Error(`referral ${id} has no signed treatment`);
  return found;
}

type Made = {
  referral: Referred;
  treatments: readonly Treatment[];
  facts: BriefFacts;
  changesSince: readonly TreatmentChange[];
  now: string;
};

function briefOf(row: OpenRow, { referral, treatments, facts, changesSince, now }: Made): ReferralBrief {
  return buildReferralBrief({
    patient: {
      name: patientName(row),
      bornOn: asDay(row.born),
      sex: sexWords[row.sex],
      mrn: row.mrn,
      bed: row.bed,
      diagnosis: phenotypeById(row.phenotype)?.label ?? row.phenotype,
    },
    referral,
    contact: { name: row.leadName, role: roleWords[row.leadRole], phone: row.phone },
    planVersion: row.version,
    treatments,
    ...facts,
    changesSince,
    today: dayInZone(now, row.zone),
  });
}

async function saveBrief(tx: Tx, row: OpenRow, patientId: string, brief: ReferralBrief, now: string): Promise<void> {
  const content = JSON.stringify(brief);
  await tx.$executeRaw`INSERT INTO referral_brief (referral_id, patient_id, plan_version, content, written_at)
    VALUES (${row.id}::uuid, ${patientId}::uuid, ${row.version}, ${content}::jsonb, ${now}::timestamptz)
    ON CONFLICT (referral_id) DO UPDATE SET plan_version = excluded.plan_version, content = excluded.content,
      written_at = excluded.written_at`;
}
