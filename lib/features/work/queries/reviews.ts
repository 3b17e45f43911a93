import "server-only";
import { reviewMeasureName } from "@/lib/domain/review/words";
import { addDays, type Day, formatDay } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import {
  bedLine,
  fromPatients,
  ofPatient,
  type PatientColumns,
  patientColumns,
  SHOWN,
  type WorkEntry,
  type WorkList,
  workList,
} from "./view";

const LIMIT = SHOWN + 1;

type ReviewRow = PatientColumns & {
  plan_id: string;
  treatment_id: string;
  name: string;
  measure: string | null;
  success: string | null;
  due: Day | null;
  lead_id: string;
  lead: string;
};

// A decision that changes the plan counts as made once a draft is open or a later version was signed: a discarded draft brings
// it back, without a due day. One's own plans come first, then what is overdue longest.
const reviews = statement<ReviewRow>(
  "work-reviews",
  `SELECT ${patientColumns("p")}, pl.id AS plan_id, t.treatment_id, t.content->>'name' AS name, t.content->>'reviewMeasure' AS measure,
          t.content->>'reviewSuccess' AS success, r.due::text AS due, pl.lead_id, w.given || ' ' || w.family AS lead
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold') JOIN person w ON w.id = pl.lead_id
     JOIN treatment_version t ON t.plan_id = pl.id AND t.version = pl.current_version AND t.status <> 'stopped'
      AND t.content->>'reviewOn' IS NOT NULL
     CROSS JOIN LATERAL (SELECT review_due(t.treatment_id, (t.content->>'reviewOn')::date) AS due) r
    WHERE r.due <= $1::date OR (r.due IS NULL
      AND EXISTS (SELECT 1 FROM treatment_review_decision d WHERE d.treatment_id = t.treatment_id AND d.version = pl.current_version
                     AND d.errored_at IS NULL AND d.outcome IN ('escalate', 'switch', 'stop'))
      AND NOT EXISTS (SELECT 1 FROM draft o WHERE o.plan_id = pl.id AND o.state IN ('open', 'in-review', 'changes-asked')))
    ORDER BY (pl.lead_id = access.actor()) DESC, r.due NULLS FIRST, p.id, t.position LIMIT ${LIMIT}`,
);

const DUE_WITHIN_DAYS = 14;

/** Treatments whose review is past or near, until somebody decides. */
export async function reviewList({ sql }: Seen, actor: Pick<Actor, "id">, today: Day): Promise<WorkList> {
  const list = {
    id: "reviews",
    title: `Reviews due within ${DUE_WITHIN_DAYS} days`,
    empty: "No treatment is due for review in the next 14 days.",
  };
  const rows = await sql(reviews, [addDays(today, DUE_WITHIN_DAYS)]);
  return workList(list, rows, (row) => ({
    key: row.treatment_id,
    href: paths.treatmentReview(row.plan_id, row.treatment_id),
    ...ofPatient(row),
    tag: tagOf(row.due, today),
    lines: [
      ...bedLine(row.bed),
      row.lead_id === actor.id ? row.name : `${row.name}, plan of ${row.lead}`,
      ...(row.success ? [successLine(row.measure, row.success)] : []),
    ],
  }));
}

function tagOf(due: Day | null, today: Day): WorkEntry["tag"] {
  if (due === null) return { tone: "check", words: "Decided, draft discarded" };
  return due < today
    ? { tone: "check", words: `Overdue since ${formatDay(due)}` }
    : { tone: "info", words: `Due ${formatDay(due)}` };
}

const successLine = (measure: string | null, success: string) =>
  `${measure ? `${reviewMeasureName(measure)}: success` : "Success"} means ${success}`;
