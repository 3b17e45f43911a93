import "server-only";
import { reviewMeasureName } from "@/lib/domain/review/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { fromPatients, named, type WorkEntry, who } from "./view";

type Review = {
  planId: string;
  name: string;
  measure: string | null;
  success: string | null;
  due: Day | null;
  mine: boolean;
  /** The day of the second of two visits in a row at which the patient was worse. */
  worseOn: Day | null;
};

const DUE_WITHIN_DAYS = 14;

// The last two attended visits of a referral were both worse, and nothing was decided in this plan since.
const worseTwice = `SELECT max(two.day)::text AS day FROM referral rf
   CROSS JOIN LATERAL (SELECT count(*) AS n, bool_and(x.progress = 'worse') AS worse, max(x.day) AS day, max(x.changed_at) AS at
     FROM (SELECT v.day, v.changed_at, v.note->>'progress' AS progress FROM visit v
            WHERE v.referral_id = rf.id AND v.state = 'attended' AND v.errored_at IS NULL ORDER BY v.day DESC, v.time DESC LIMIT 2) x) two
  WHERE pl.place = 1 AND pl.due IS NOT NULL AND rf.plan_id = pl.plan_id AND two.n = 2 AND two.worse
    AND NOT EXISTS (SELECT 1 FROM treatment_review_decision d WHERE d.plan_id = pl.plan_id AND d.errored_at IS NULL AND d.decided_at > two.at)`;

// A decision that changes the plan counts as made once a draft is open or a later version was signed: a discarded draft brings
// it back, without a due day. Two worse visits in a row raise the next review of the plan (product choice: that one only). One's
// own plans come first, then what is overdue longest.
export const reviews = sqlList<Review>(
  {
    id: "reviews",
    title: `Reviews due within ${DUE_WITHIN_DAYS} days`,
    empty: `No treatment is due for review in the next ${DUE_WITHIN_DAYS} days.`,
    nothing: "reviews",
    roles: ["neurologist", "team-lead"],
  },
  `WITH known AS (
     SELECT p.id AS patient_id, p.team_id, p.bed, ${who("p")} AS who, pl.id AS plan_id, pl.current_version, pl.lead_id, t.treatment_id, t.position,
            t.content->>'name' AS name, t.content->>'reviewMeasure' AS measure, t.content->>'reviewSuccess' AS success, r.due,
            row_number() OVER (PARTITION BY pl.id ORDER BY r.due NULLS LAST, t.position) AS place
       FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
       JOIN treatment_now t ON t.plan_id = pl.id AND t.version = pl.current_version AND t.status <> 'stopped'
        AND t.content->>'reviewOn' IS NOT NULL
       CROSS JOIN LATERAL review_dues(t.treatment_id, (t.content->>'reviewOn')::date) r)
   SELECT pl.treatment_id::text AS key,
          (CASE WHEN pl.lead_id = access.actor() THEN 0 ELSE 3 END) + (CASE WHEN pl.due IS NULL THEN 0 WHEN pl.due < $1::date THEN 1 ELSE 2 END) AS urgency,
          coalesce(pl.due::timestamp AT TIME ZONE 'UTC', '2000-01-01T00:00:00Z'::timestamptz) AS since, pl.team_id, pl.lead_id = access.actor() AS mine, pl.bed,
          w.given || ' ' || w.family AS owner, pl.who,
          json_build_object('planId', pl.plan_id, 'name', pl.name, 'measure', pl.measure, 'success', pl.success, 'due', pl.due::text,
            'mine', pl.lead_id = access.actor(), 'worseOn', early.day) AS detail
     FROM known pl JOIN person w ON w.id = pl.lead_id
     LEFT JOIN LATERAL (${worseTwice}) early ON true
    WHERE pl.due <= $1::date + ${DUE_WITHIN_DAYS} OR early.day IS NOT NULL OR (pl.due IS NULL
      AND EXISTS (SELECT 1 FROM treatment_review_decision d WHERE d.treatment_id = pl.treatment_id AND d.version = pl.current_version
                     AND d.errored_at IS NULL AND d.outcome IN ('escalate', 'switch', 'stop'))
      AND NOT EXISTS (SELECT 1 FROM draft o WHERE o.plan_id = pl.plan_id AND o.state IN ('open', 'in-review', 'changes-asked')))`,
  (rows, { today }) =>
    rows.map((row) => {
      const { planId, name, measure, success, due, mine, worseOn } = row.detail;
      const href = paths.treatmentReview(planId, row.key);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: tagOf(due, today),
        bed: row.bed,
        lines: [
          ...(worseOn ? [`Raised early: worse at two visits in a row, the last on ${formatDay(worseOn)}`] : []),
          mine ? name : `${name}, plan of ${row.owner}`,
          ...(success ? [successLine(measure, success)] : []),
        ],
        age: null,
        owner: row.owner,
        action: { label: "Decide the review", href },
      };
    }),
);

function tagOf(due: Day | null, today: Day): WorkEntry["tag"] {
  if (due === null) return { tone: "check", words: "Decided, draft discarded" };
  return due < today
    ? { tone: "check", words: `Overdue since ${formatDay(due)}` }
    : { tone: "info", words: `Due ${formatDay(due)}` };
}

const successLine = (measure: string | null, success: string) =>
  `${measure ? `${reviewMeasureName(measure)}: success` : "Success"} means ${success}`;
