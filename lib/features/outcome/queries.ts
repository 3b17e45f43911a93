import "server-only";
import { scoreCodes } from "@/lib/domain/outcome/measure-kind";
import type { Score, TreatmentStart } from "@/lib/domain/outcome/trend";
import type { Day } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { type Sql, statement } from "@/lib/platform/db";
import { type ChartFrame, isoText, nameOf, readChart } from "../patient/queries-frame";

export type ScoreView = Score & {
  readonly note: string | null;
  readonly source: string;
  readonly recorded: string;
  /** Why it was never right; null while it counts. */
  readonly errorReason: string | null;
};

export type OutcomesView = {
  /** Scores by the code of their observation, oldest first; those entered in error too. */
  readonly scores: ReadonlyMap<string, readonly ScoreView[]>;
  /** Treatments that a signed version began, by the first day it gave; not those that still wait for something. */
  readonly starts: readonly TreatmentStart[];
  /** Colleagues who may have rated: the care team and the therapists with a referral, by name. */
  readonly raters: readonly string[];
  readonly chart: ChartFrame;
};

type Row = Omit<ScoreView, "takenOn" | "recorded" | "errorReason"> & {
  code: string;
  taken_on: ScoreView["takenOn"];
  recorded_by: string;
  recorded_at: string;
  error_reason: string | null;
};

const MOST = 2000;
const scoresStatement = statement<Row>(
  "outcome-scores",
  `SELECT o.id, o.code, trim_scale(o.standard_number)::text AS value, o.taken_on, o.rater, o.note, o.source,
          ${nameOf("o.recorded_by")} AS recorded_by, ${isoText("o.recorded_at")} AS recorded_at, o.error_reason
     FROM observation o WHERE o.patient_id = $1::uuid AND o.code = ANY ($2::text[]) AND o.standard_number IS NOT NULL
    ORDER BY o.taken_at DESC, o.id DESC LIMIT ${MOST}`,
);

// What was stopped before its first day never began. What is measured, prevented, supportive or ordered once is no treatment whose
// effect a score could show (product choice).
const startsStatement = statement<TreatmentStart>(
  "outcome-treatment-starts",
  `SELECT s."treatmentId", s.name, s.lane, s.start FROM (
     SELECT DISTINCT ON (t.treatment_id) t.treatment_id AS "treatmentId", t.content->>'name' AS name, t.lane, t.start_on::text AS start,
            NOT (t.status = 'stopped' AND t.end_on IS NOT NULL AND t.end_on <= t.start_on) AS given
       FROM plan p JOIN treatment_now t ON t.plan_id = p.id
      WHERE p.patient_id = $1::uuid AND t.status NOT IN ('waiting', 'awaiting-cosignature')
        AND t.kind NOT IN ('monitoring', 'procedure', 'vaccine') AND t.content->>'purpose' IS DISTINCT FROM 'supportive'
      ORDER BY t.treatment_id, t.version DESC) s
    WHERE s.start <= $2 AND s.given ORDER BY s.start, s.name, s."treatmentId"`,
);

const ratersStatement = statement<{ name: string }>(
  "outcome-raters",
  `SELECT DISTINCT w.given || ' ' || w.family AS name FROM person w
    WHERE w.disabled_at IS NULL AND w.id <> $2::uuid
      AND (EXISTS (SELECT 1 FROM care_team_member m WHERE m.patient_id = $1::uuid AND m.person_id = w.id AND m.ended_at IS NULL)
        OR EXISTS (SELECT 1 FROM referral r WHERE r.patient_id = $1::uuid AND r.assignee_id = w.id))
    ORDER BY name LIMIT 50`,
);

/** Scores by the code of their observation, oldest first, inside a read that may see the chart. */
export async function scoresOf(sql: Sql, patientId: string, zone: string): Promise<OutcomesView["scores"]> {
  const scores = new Map<string, ScoreView[]>();
  const rows = await sql(scoresStatement, [patientId, scoreCodes]);
  for (const { code, taken_on, recorded_by, recorded_at, error_reason, ...rest } of rows.toReversed()) {
    const recorded = `${recorded_by}, ${formatInstant(recorded_at, zone)}`;
    const score: ScoreView = { ...rest, takenOn: taken_on, recorded, errorReason: error_reason };
    scores.set(code, [...(scores.get(code) ?? []), score]);
  }
  return scores;
}

/** Treatments that began up to a day, inside a read that may see the chart. */
export const startsOf = (sql: Sql, patientId: string, today: Day): Promise<readonly TreatmentStart[]> =>
  sql(startsStatement, [patientId, today]);

/** Every score of a patient by measure, with the treatment starts that are drawn over it. */
export async function outcomesForChart(actor: Actor, patientId: string): Promise<OutcomesView | null> {
  return await readChart(actor, patientId, "outcomes", async ({ sql }, chart) => {
    const scores = await scoresOf(sql, patientId, chart.zone);
    const starts = await startsOf(sql, patientId, chart.today);
    const raters = chart.may.record ? await sql(ratersStatement, [patientId, actor.id]) : [];
    return { scores, starts, raters: raters.map((row) => row.name) };
  });
}
