// Everything of one patient over time, in a fixed number of statements whatever its size: plans with their versions, what each
// version did with each treatment, sessions, visits, reviews, scores and starts.
import "server-only";
import { can } from "@/lib/domain/access/can";
import type { TreatmentStart } from "@/lib/domain/outcome/trend";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import type { Entry } from "@/lib/domain/schedule/spans";
import type { Day } from "@/lib/domain/shared/day";
import { type OutcomesView, scoresOf, startsOf } from "@/lib/features/outcome/queries";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { type ChartFrame, nameOf, readChart } from "../patient/queries-frame";
import { type CourseRow, entriesOf, type ReviewRow, type TreatmentRow, type VisitRow } from "./entries";

export type TimelineVersion = {
  readonly version: number;
  readonly effectiveOn: Day;
  readonly signedOn: Day;
  readonly signedBy: string;
  readonly reason: string | null;
};

export type TimelinePlan = {
  readonly planId: string;
  readonly title: string;
  readonly status: PlanState;
  /** The day it was completed or discontinued; null while it is not. */
  readonly endedOn: Day | null;
  /** Oldest first. */
  readonly versions: readonly TimelineVersion[];
  /** Who writes the open draft; null when there is none. */
  readonly draftBy: string | null;
};

export type PatientTimeline = {
  readonly chart: ChartFrame;
  /** Oldest first; those without a version and without a draft are left out. */
  readonly plans: readonly TimelinePlan[];
  readonly entries: readonly Entry[];
  readonly scores: OutcomesView["scores"];
  readonly starts: readonly TreatmentStart[];
};

type PlanRow = TimelinePlan & {
  readonly draft: readonly DraftTreatment[];
};

const openDraft = "d.state IN ('open', 'in-review', 'changes-asked')";

const plansStatement = statement<PlanRow>(
  "timeline-plans",
  `SELECT p.id AS "planId", p.title, p.status,
          CASE WHEN p.status IN ('completed', 'discontinued') THEN (p.status_changed_at AT TIME ZONE $2)::date::text END AS "endedOn",
          coalesce((SELECT json_agg(json_build_object('version', v.version, 'effectiveOn', v.effective_on::text,
                      'signedOn', (v.signed_at AT TIME ZONE $2)::date::text, 'signedBy', ${nameOf("v.signed_by")}, 'reason', v.reason) ORDER BY v.version)
                      FROM version v WHERE v.plan_id = p.id), '[]'::json) AS versions,
          (SELECT ${nameOf("d.author_id")} FROM draft d WHERE d.plan_id = p.id AND ${openDraft}) AS "draftBy",
          coalesce((SELECT json_agg(t.content ORDER BY t.position) FROM draft d JOIN draft_treatment t ON t.draft_id = d.id
                     WHERE d.plan_id = p.id AND ${openDraft} AND t.removed_at IS NULL AND t.action <> 'continue'), '[]'::json) AS draft
     FROM plan p WHERE p.patient_id = $1::uuid ORDER BY p.created_at, p.id`,
);

// What a version leaves as it was adds nothing, unless it is the newest one that has the treatment.
const treatmentsStatement = statement<TreatmentRow>(
  "timeline-treatments",
  `SELECT t.plan_id AS "planId", t.treatment_id AS "treatmentId", t.version, v.effective_on::text AS "effectiveOn", t.content, x.disposition,
          CASE WHEN t.status <> 'awaiting-cosignature' THEN t.status
               ELSE (SELECT n.status FROM treatment_now n WHERE n.plan_id = t.plan_id AND n.version = t.version AND n.treatment_id = t.treatment_id) END AS status
     FROM plan p JOIN treatment_version t ON t.plan_id = p.id JOIN version v ON v.plan_id = t.plan_id AND v.version = t.version
     LEFT JOIN disposition x ON x.plan_id = t.plan_id AND x.treatment_id = t.treatment_id
    WHERE p.patient_id = $1::uuid
      AND (t.action <> 'continue' OR NOT EXISTS (SELECT 1 FROM treatment_version n
             WHERE n.plan_id = t.plan_id AND n.version = t.version + 1 AND n.treatment_id = t.treatment_id))
    ORDER BY p.created_at, p.id, t.version, t.position`,
);

const coursesStatement = statement<CourseRow>(
  "timeline-courses",
  `SELECT c.planned_by AS "order",
          (SELECT coalesce(json_agg(json_build_array(s.id, s.n, s.day::text, s.planned_day::text, s.state, s.live, x.day::text) ORDER BY s.n, s.changed_at),
                           '[]'::json)
             FROM course_session s LEFT JOIN course_session x ON x.replaces_id = s.id WHERE s.course_id = c.id) AS sessions
     FROM course c WHERE c.patient_id = $1::uuid ORDER BY c.planned_by->>'start', c.repeat, c.id`,
);

const visitsStatement = statement<VisitRow>(
  "timeline-visits",
  `SELECT r.treatment_id AS "treatmentId", v.day::text AS day, v.time, v.state FROM referral r JOIN visit v ON v.referral_id = r.id
    WHERE r.patient_id = $1::uuid AND v.errored_at IS NULL ORDER BY v.day, v.time, v.id`,
);

const reviewsStatement = statement<ReviewRow>(
  "timeline-reviews",
  `SELECT d.treatment_id AS "treatmentId", d.review_on::text AS "reviewOn", d.due_on::text AS "dueOn", d.outcome, d.next_on::text AS "nextOn",
          (d.decided_at AT TIME ZONE $2)::date::text AS "decidedOn"
     FROM treatment_review_decision d WHERE d.patient_id = $1::uuid AND d.errored_at IS NULL ORDER BY d.decided_at, d.id`,
);

/**
 * The timeline of a patient as an actor sees it: one read with its access entry. Null for "not there" and "not yours". The
 * open draft is there for who may read plans.
 */
export async function timelineOf(actor: Actor, patientId: string): Promise<PatientTimeline | null> {
  return await readChart(actor, patientId, "timeline", async ({ sql, relation }, { zone, today }) => {
    const plans = await sql(plansStatement, [patientId, zone]);
    const treatments = await sql(treatmentsStatement, [patientId]);
    const courses = await sql(coursesStatement, [patientId]);
    const visits = await sql(visitsStatement, [patientId]);
    const reviews = await sql(reviewsStatement, [patientId, zone]);
    const scores = await scoresOf(sql, patientId, zone);
    const starts = await startsOf(sql, patientId, today);
    const drafts = can(actor, "plan:read", relation.ties) ? plans.flatMap((plan) => plan.draft) : [];
    return {
      plans: plans
        .filter((plan) => plan.versions.length > 0 || plan.draftBy !== null)
        .map(({ draft: _draft, ...plan }) => plan),
      entries: entriesOf({ plans, treatments, courses, visits, reviews, drafts }, today),
      scores,
      starts,
    };
  });
}
