import "server-only";
import { can } from "@/lib/domain/access/can";
import { measureById } from "@/lib/domain/knowledge/measures";
import type { Scored } from "@/lib/domain/outcome/difference";
import { kindOfMeasure } from "@/lib/domain/outcome/measure-kind";
import type { Kind } from "@/lib/domain/plan/treatment";
import { type Review, type ReviewDecision, reviewOf } from "@/lib/domain/review/review";
import type { Day } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type DecisionRecord = ReviewDecision & {
  readonly id: string;
  readonly revision: number;
  readonly version: number;
  readonly sentence: string;
  readonly by: string;
  readonly at: string;
  /** Why it was never right; null while it counts. */
  readonly errorReason: string | null;
};

export type TreatmentReviewView = {
  readonly planId: string;
  readonly patientId: string;
  readonly treatmentId: string;
  readonly kind: Kind;
  readonly name: string;
  readonly version: number;
  readonly start: Day;
  readonly end: Day | null;
  /** Null when the current version names no review, or stopped the treatment. */
  readonly reviewOn: Day | null;
  readonly measure: string | null;
  readonly success: string | null;
  readonly review: Review | null;
  /** A decision changes the plan, but no draft is open and no later version was signed: it was discarded. */
  readonly isLost: boolean;
  readonly hasDraft: boolean;
  readonly lead: string;
  /** Newest first; those entered in error too. */
  readonly decisions: readonly DecisionRecord[];
  /** Scores of the review's measure that count, oldest first. */
  readonly scores: readonly Scored[];
  readonly mayDecide: boolean;
};

type Row = {
  patient_id: string;
  status: string;
  version: number;
  lead: string;
  kind: Kind;
  name: string;
  stopped: boolean;
  start_on: Day;
  end_on: Day | null;
  review_on: Day | null;
  measure: string | null;
  success: string | null;
  has_draft: boolean;
  decisions: DecisionRecord[];
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const reviewStatement = statement<Row>(
  "treatment-review",
  `SELECT p.patient_id, p.status, p.current_version AS version, l.given || ' ' || l.family AS lead, t.kind, t.content->>'name' AS name,
          t.status = 'stopped' AS stopped, t.start_on::text AS start_on, t.end_on::text AS end_on, t.content->>'reviewOn' AS review_on,
          t.content->>'reviewMeasure' AS measure, t.content->>'reviewSuccess' AS success,
          EXISTS (SELECT 1 FROM draft o WHERE o.plan_id = p.id AND o.state IN ('open', 'in-review', 'changes-asked')) AS has_draft,
          (SELECT coalesce(json_agg(json_build_object('id', d.id, 'revision', d.revision, 'version', d.version, 'reviewOn', d.review_on::text,
                    'dueOn', d.due_on::text, 'outcome', d.outcome, 'sentence', d.sentence, 'nextOn', d.next_on::text,
                    'by', w.given || ' ' || w.family, 'at', ${instant("d.decided_at")}, 'errorReason', d.error_reason)
                    ORDER BY d.decided_at DESC, d.id DESC), '[]'::json)
             FROM treatment_review_decision d JOIN person w ON w.id = d.decided_by WHERE d.treatment_id = t.treatment_id) AS decisions
     FROM plan p JOIN person l ON l.id = p.lead_id
     JOIN treatment_now t ON t.plan_id = p.id AND t.version = p.current_version AND t.treatment_id = $2::uuid
    WHERE p.id = $1::uuid`,
);

const scoresStatement = statement<Scored>(
  "treatment-review-scores",
  `SELECT trim_scale(o.standard_number)::text AS value, o.taken_on::text AS "takenOn" FROM observation o
    WHERE o.patient_id = $1::uuid AND o.code = $2 AND o.errored_at IS NULL AND o.standard_number IS NOT NULL
    ORDER BY o.taken_at, o.id LIMIT 500`,
);

/** What is to be reviewed about one treatment of the current version, what was decided so far, and the scores meanwhile. */
export async function reviewForTreatment(
  actor: Actor,
  planId: string,
  treatmentId: string,
): Promise<TreatmentReviewView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: ({ patientId }: TreatmentReviewView) => ({
      action: "review.read",
      patientId,
      planId,
      detail: { treatmentId },
    }),
    run: async ({ sql, relation }) => {
      const [row] = await sql(reviewStatement, [planId, treatmentId]);
      if (!row) return null;
      const measure = row.measure ? measureById(row.measure) : null;
      const scores = measure ? await sql(scoresStatement, [row.patient_id, kindOfMeasure(measure).id]) : [];
      return viewOf(row, { planId, treatmentId, scores, mayDraft: can(actor, "plan:draft", relation.ties) });
    },
  });
}

type Known = Pick<TreatmentReviewView, "planId" | "treatmentId" | "scores"> & { readonly mayDraft: boolean };

function viewOf(row: Row, { planId, treatmentId, scores, mayDraft }: Known): TreatmentReviewView {
  const reviewOn = row.stopped ? null : row.review_on;
  const counting = row.decisions.filter((one) => one.errorReason === null);
  const review = reviewOn ? reviewOf(reviewOn, counting) : null;
  const last = counting.find((one) => one.reviewOn === reviewOn);
  const isRunning = row.status === "active" || row.status === "on-hold";
  return {
    planId,
    patientId: row.patient_id,
    treatmentId,
    kind: row.kind,
    name: row.name,
    version: row.version,
    start: row.start_on,
    end: row.end_on,
    reviewOn,
    measure: row.measure,
    success: row.success,
    review,
    isLost:
      isRunning && review?.state === "decided" && last?.version === row.version && !row.has_draft && changesPlan(last),
    hasDraft: row.has_draft,
    lead: row.lead,
    decisions: row.decisions,
    scores,
    mayDecide: mayDraft && isRunning,
  };
}

const changesPlan = ({ outcome }: Pick<ReviewDecision, "outcome">) => outcome !== "continue" && outcome !== "postpone";

export type PlanReview = { readonly treatmentId: string; readonly dueOn: Day | null };

const planStatement = statement<PlanReview>(
  "plan-reviews",
  `SELECT t.treatment_id AS "treatmentId", review_due(t.treatment_id, (t.content->>'reviewOn')::date)::text AS "dueOn"
     FROM plan p JOIN treatment_now t ON t.plan_id = p.id AND t.version = p.current_version
    WHERE p.id = $1::uuid AND t.status <> 'stopped' AND t.content->>'reviewOn' IS NOT NULL`,
);

/** When each treatment of the current version is due for review; part of a page that has its own access entry. */
export async function reviewsForPlan(actor: Actor, planId: string): Promise<readonly PlanReview[]> {
  const run = async ({ sql }: Parameters<Parameters<typeof read<readonly PlanReview[]>>[0]["run"]>[0]) =>
    await sql(planStatement, [planId]);
  return (await read({ actor, needs: "plan:read", on: { kind: "plan", id: planId }, run })) ?? [];
}
