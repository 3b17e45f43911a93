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
  /** The day of the second of two visits in a row at which the patient was worse. */
  worse_on: Day | null;
};

// The last two attended visits of a referral were both worse, and nothing was decided in this plan since.
const worseTwice = `SELECT max(two.day)::text AS day FROM referral rf
   CROSS JOIN LATERAL (SELECT count(*) AS n, bool_and(x.progress = 'worse') AS worse, max(x.day) AS day, max(x.changed_at) AS at
     FROM (SELECT v.day, v.changed_at, v.note->>'progress' AS progress FROM visit v
            WHERE v.referral_id = rf.id AND v.state = 'attended' AND v.errored_at IS NULL ORDER BY v.day DESC, v.time DESC LIMIT 2) x) two
  WHERE rf.plan_id = pl.plan_id AND two.n = 2 AND two.worse
    AND NOT EXISTS (SELECT 1 FROM treatment_review_decision d WHERE d.plan_id = pl.plan_id AND d.errored_at IS NULL AND d.decided_at > two.at)`;

// A decision that changes the plan counts as made once a draft is open or a later version was signed: a discarded draft brings
// it back, without a due day. Two worse visits in a row raise the next review of the plan (product choice: that one only). One's
// own plans come first, then what is overdue longest.
const reviews = statement<ReviewRow>(
  "work-reviews",
  `WITH known AS (
     SELECT ${patientColumns("p")}, pl.id AS plan_id, pl.current_version, pl.lead_id, t.treatment_id, t.position,
            t.content->>'name' AS name, t.content->>'reviewMeasure' AS measure, t.content->>'reviewSuccess' AS success, r.due,
            row_number() OVER (PARTITION BY pl.id ORDER BY r.due NULLS LAST, t.position) AS place
       FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
       JOIN treatment_now t ON t.plan_id = pl.id AND t.version = pl.current_version AND t.status <> 'stopped'
        AND t.content->>'reviewOn' IS NOT NULL
       CROSS JOIN LATERAL (SELECT review_due(t.treatment_id, (t.content->>'reviewOn')::date) AS due) r)
   SELECT pl.*, pl.due::text AS due, early.day AS worse_on, w.given || ' ' || w.family AS lead
     FROM known pl JOIN person w ON w.id = pl.lead_id
     LEFT JOIN LATERAL (${worseTwice}) early ON pl.place = 1 AND pl.due IS NOT NULL
    WHERE pl.due <= $1::date OR early.day IS NOT NULL OR (pl.due IS NULL
      AND EXISTS (SELECT 1 FROM treatment_review_decision d WHERE d.treatment_id = pl.treatment_id AND d.version = pl.current_version
                     AND d.errored_at IS NULL AND d.outcome IN ('escalate', 'switch', 'stop'))
      AND NOT EXISTS (SELECT 1 FROM draft o WHERE o.plan_id = pl.plan_id AND o.state IN ('open', 'in-review', 'changes-asked')))
    ORDER BY (pl.lead_id = access.actor()) DESC, pl.due NULLS FIRST, pl.patient_id, pl.position LIMIT ${LIMIT}`,
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
      ...(row.worse_on ? [`Raised early: worse at two visits in a row, the last on ${formatDay(row.worse_on)}`] : []),
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
