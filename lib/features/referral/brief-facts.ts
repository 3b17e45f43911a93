// What a brief is made of, as known at one moment: the facts a therapist may learn from, and the signed treatments.

import { deliveredSessionStates } from "@/lib/domain/delivery/session-states";
import { conditionIds } from "@/lib/domain/knowledge/conditions";
import { gatekeeperQuestions } from "@/lib/domain/knowledge/gatekeeper";
import type { BriefConditions, BriefObservation } from "@/lib/domain/referral/precautions";
import { asDay, type Day } from "@/lib/domain/shared/day";
import type { Tx } from "@/lib/platform/db";

export type BriefFacts = {
  readonly observations: readonly BriefObservation[];
  readonly conditions: BriefConditions;
  readonly exchangeDays: readonly Day[] | null;
  /** Days of infusions as they stand, by treatment. */
  readonly infusionDays: ReadonlyMap<string, readonly Day[]>;
};

const codes = ["platelets", "neutrophils", "systolic-bp", "diastolic-bp", "swallow", "seizures-active"];

/** The facts as somebody saw them at an instant: recorded by then and not yet marked entered in error. */
export async function factsAt(tx: Tx, patientId: string, at: string): Promise<BriefFacts> {
  return {
    observations: await observationsAt(tx, patientId, at),
    conditions: await conditionsAt(tx, patientId, at),
    ...(await sessionDaysAt(tx, patientId, at)),
  };
}

/**
 * The days of exchanges and infusions as they stood at an instant. Exchanges are null, and a treatment has no infusion days,
 * when no session of them had been planned by then.
 */
async function sessionDaysAt(tx: Tx, patientId: string, at: string) {
  const rows = await tx.$queryRaw<{ kind: string; treatmentId: string; day: string; state: string }[]>`
    SELECT c.kind, c.treatment_id AS "treatmentId", s.day::text AS day, e.to_state AS state
      FROM course c JOIN course_session s ON s.course_id = c.id
      JOIN LATERAL (SELECT x.to_state FROM session_event x WHERE x.session_id = s.id AND x.at <= ${at}::timestamptz
                     ORDER BY x.at DESC, x.id DESC LIMIT 1) e ON true
     WHERE c.patient_id = ${patientId}::uuid`;
  const counts = ["planned", "scheduled", ...deliveredSessionStates] as readonly string[];
  const standing = (of: typeof rows) => of.filter((row) => counts.includes(row.state)).map((row) => asDay(row.day));
  const exchanges = rows.filter((row) => row.kind === "exchange");
  const infused = new Set(rows.filter((row) => row.kind !== "exchange").map((row) => row.treatmentId));
  const infusionDays = new Map(
    [...infused].map((id) => [id, standing(rows.filter((row) => row.treatmentId === id))] as const),
  );
  return { exchangeDays: exchanges.length === 0 ? null : standing(exchanges), infusionDays };
}

async function observationsAt(tx: Tx, patientId: string, at: string): Promise<BriefObservation[]> {
  const rows = await tx.$queryRaw<{ code: string; value: string; unit: string; takenOn: string }[]>`
    SELECT DISTINCT ON (code) code, coalesce(trim_scale(standard_number)::text, value_text, '') AS value,
           coalesce(standard_unit, '') AS unit, taken_on::text AS "takenOn"
      FROM observation
     WHERE patient_id = ${patientId}::uuid AND code = ANY (${codes}::text[]) AND recorded_at <= ${at}::timestamptz
       AND (errored_at IS NULL OR errored_at > ${at}::timestamptz)
     ORDER BY code, taken_on DESC, taken_at DESC, recorded_at DESC, id DESC`;
  return rows.map((row) => ({ ...row, takenOn: asDay(row.takenOn) }));
}

const asked = new Map(
  gatekeeperQuestions.flatMap(({ id, fact }) => (fact.kind === "condition" ? [[id, fact.condition] as const] : [])),
);
const askedConditions = new Set<string>(asked.values());

/**
 * A condition is present when it is on the list or was answered "yes"; absent when it was answered "no", or when the list
 * was reviewed and does not hold it. Conditions with a question of their own need its answer: a review is not enough.
 */
async function conditionsAt(tx: Tx, patientId: string, at: string): Promise<BriefConditions> {
  const listed = await tx.$queryRaw<{ code: string }[]>`
    SELECT DISTINCT code FROM condition WHERE patient_id = ${patientId}::uuid AND code IS NOT NULL AND status = 'active'
       AND recorded_at <= ${at}::timestamptz AND (errored_at IS NULL OR errored_at > ${at}::timestamptz)`;
  const answers = await tx.$queryRaw<{ question: string; answer: string }[]>`
    SELECT DISTINCT ON (question) question, answer FROM gatekeeper_answer
     WHERE patient_id = ${patientId}::uuid AND asked_at <= ${at}::timestamptz ORDER BY question, asked_at DESC, id DESC`;
  const reviews = await tx.$queryRaw<{ reviewed: boolean }[]>`
    SELECT true AS reviewed FROM list_review WHERE patient_id = ${patientId}::uuid AND list = 'conditions'
       AND reviewed_at <= ${at}::timestamptz LIMIT 1`;
  const answered = (answer: string) =>
    answers.filter((row) => row.answer === answer).flatMap((row) => asked.get(row.question) ?? []);
  const present = new Set<string>([...listed.map((row) => row.code), ...answered("yes")]);
  const reviewed = reviews.length > 0 ? conditionIds.filter((id) => !askedConditions.has(id)) : [];
  const absent = [...answered("no"), ...reviewed].filter((id) => !present.has(id));
  return { present: [...present], absent };
}

/** The version of a plan that was current at an instant; 0 before the first. */
export async function versionAt(tx: Tx, planId: string, at: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ version: number | null }[]>`
    SELECT max(version)::int AS version FROM version WHERE plan_id = ${planId}::uuid AND signed_at <= ${at}::timestamptz`;
  return row?.version ?? 0;
}
