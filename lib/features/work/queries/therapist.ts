// A therapist's work, from briefs alone: what waits, today's patients with go, caution or no-go, and the pool of the discipline.
import "server-only";
import { verdictOn } from "@/lib/domain/referral/brief";
import type { Precaution } from "@/lib/domain/referral/brief-schema";
import { reportDueOn, visitCount } from "@/lib/domain/referral/report-due";
import { closedReferralStates, type ReferralState } from "@/lib/domain/referral/states";
import { referralStateWords, verdictWords } from "@/lib/domain/referral/words";
import { asDay, type Day, formatDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { type ListDefinition, sqlList, type WorkRow } from "./list";
import { ageOf, iso, type Moment, named, type WorkAction, type WorkEntry } from "./view";

type Referral = {
  id: string;
  revision: number;
  status: ReferralState;
  question: string;
  urgency: "routine" | "soon" | "urgent";
  pooled: boolean;
  sentAt: string;
  precautions: Precaution[];
  news: number;
  unsafe: boolean;
  authorised: number | null;
  reviewOn: Day | null;
  attended: number;
  firstOn: Day | null;
  reportedAt: string | null;
  visit: { day: Day; time: string } | null;
};

const closed = closedReferralStates.map((state) => `'${state}'`).join(", ");
const isUnsafe = "coalesce(b.content->'swallow'->>'value' = 'unsafe', false)";
// Unsafe to swallow, and speech therapy has not seen the patient since.
const swallowWaits = `(${isUnsafe} AND r.discipline = 'speech' AND r.status NOT IN (${closed}, 'final-report', 'declined')
  AND (v.last_on IS NULL OR v.last_on < (b.content->'swallow'->>'on')::date))`;
const byUrgency = "(CASE r.urgency WHEN 'urgent' THEN 0 WHEN 'soon' THEN 1 ELSE 2 END)";
const inState = `coalesce((SELECT max(e.at) FROM referral_event e WHERE e.referral_id = r.id AND e.to_status = r.status
  AND e.from_status IS DISTINCT FROM r.status), r.sent_at)`;

type Parts = { where: string; urgency?: string; since?: string; visit?: string; join?: string; key?: string };

// Row-level security cuts the rows to the therapist's own and the unanswered ones of the pool; said here too, for the index.
const select = ({ where, urgency = byUrgency, since = inState, visit = "NULL", join = "", key = "r.id" }: Parts) => `
  SELECT ${key}::text AS key, ${urgency} AS urgency, ${since} AS since, r.pool_team_id AS team_id, r.assignee_id IS NOT NULL AS mine,
         b.content->'patient'->>'bed' AS bed, q.given || ' ' || q.family AS owner, b.content->'patient' AS who,
         json_build_object('id', r.id, 'revision', r.revision, 'status', r.status, 'question', r.question, 'urgency', r.urgency,
           'pooled', r.assignee_id IS NULL, 'sentAt', ${iso("r.sent_at")}, 'precautions', b.content->'precautions',
           'news', CASE WHEN r.last_seen_at IS NOT NULL AND b.written_at > r.last_seen_at THEN jsonb_array_length(b.content->'changes') ELSE 0 END,
           'unsafe', ${isUnsafe}, 'authorised', b.content->'visitsAuthorised', 'reviewOn', b.content->>'reviewOn', 'attended', v.attended,
           'firstOn', v.first_on::text, 'reportedAt', (SELECT ${iso("max(x.at)")} FROM referral_report x WHERE x.referral_id = r.id),
           'visit', ${visit}) AS detail
    FROM referral r JOIN referral_brief b ON b.referral_id = r.id JOIN person q ON q.id = r.requested_by
    LEFT JOIN LATERAL (SELECT count(*)::int AS attended, min(x.day) AS first_on, max(x.day) AS last_on FROM visit x
                        WHERE x.referral_id = r.id AND x.state = 'attended' AND x.errored_at IS NULL) v ON true ${join}
   WHERE access.role() = 'therapist' AND (r.assignee_id = access.actor() OR (r.assignee_id IS NULL AND r.status = 'sent')) AND ${where}`;

const tones = { go: "done", caution: "check", "cannot-tell": "info", "no-go": "stop" } as const;

const entries = (rows: readonly WorkRow<Referral>[], moment: Moment) => rows.map((row) => entryOf(row, moment));

function entryOf(row: WorkRow<Referral>, moment: Moment): WorkEntry {
  const r = row.detail;
  const verdict = verdictOn(r, moment.today);
  const late = r.visit && r.visit.day < moment.today ? ", not recorded yet" : "";
  return {
    key: row.key,
    href: paths.referral(r.id),
    ...named(row.who),
    tag: { tone: tones[verdict], words: `${verdictWords[verdict]} today` },
    bed: row.bed,
    lines: [
      ...(r.visit ? [`${formatDay(r.visit.day)} ${r.visit.time}${late}`] : []),
      ...(r.unsafe ? ["Unsafe swallow on record"] : []),
      r.question,
      `${referralStateWords[r.status]}${r.pooled ? ", in the pool" : ""}${r.urgency === "routine" ? "" : `, ${r.urgency}`}`,
      ...progressOf(r, moment.today),
      ...(r.news > 0 ? [`${r.news} new since your last look`] : []),
    ],
    age: r.visit ? null : ageOf(row.since, moment),
    owner: `Asked by ${row.owner}`,
    action: actionOf(r),
  };
}

// Taking a referral shows its brief next; until then only its sending counts as seen.
function actionOf(r: Referral): WorkAction {
  if (r.pooled) return { label: "Take it", take: { referralId: r.id, revision: r.revision, seenAt: r.sentAt } };
  const label = r.visit ? "Record the visit" : r.status === "sent" ? "Answer" : "Open the referral";
  return { label, href: paths.referral(r.id) };
}

function progressOf(r: Referral, today: Day): string[] {
  if (r.status === "sent" || r.status === "information-asked" || r.status === "declined") return [];
  const due = reportDueOn({
    reviewOn: r.reviewOn,
    firstAttendedOn: r.firstOn,
    lastReportOn: r.reportedAt ? asDay(r.reportedAt.slice(0, 10)) : null,
  });
  const report =
    due && r.status === "in-progress"
      ? `${due < today ? "Report overdue since" : "Report due"} ${formatDay(due)}`
      : null;
  return [`Visits: ${visitCount(r.authorised, r.attended).text}`, ...(report ? [report] : [])];
}

const therapist = { roles: ["therapist"] } as const;

/** The tag says unsafe here; the verdict stands in the brief. */
export const swallows: ListDefinition = sqlList<Referral>(
  {
    id: "swallows",
    title: "Unsafe swallows waiting for you",
    empty: "No patient with an unsafe swallow waits for you.",
    nothing: "unsafe swallows",
    ...therapist,
    for: ({ discipline }) => discipline === "speech",
    shown: 15,
  },
  select({
    where: swallowWaits,
    urgency: "0",
    since: "greatest(r.sent_at, ((b.content->'swallow'->>'on')::date)::timestamp AT TIME ZONE 'UTC')",
  }),
  (rows, moment) =>
    rows.map((row) => ({ ...entryOf(row, moment), tag: { tone: "stop" as const, words: "Unsafe swallow" } })),
);

export const urgentQuestions: ListDefinition = sqlList<Referral>(
  {
    id: "urgent",
    title: "Urgent questions",
    empty: "No urgent question is waiting.",
    nothing: "urgent questions",
    ...therapist,
  },
  select({ where: `r.status = 'sent' AND r.urgency = 'urgent' AND NOT ${swallowWaits}` }),
  entries,
);

/** Today's patients by the time of the visit, each with go, caution or no-go, and what is past and not recorded before them. */
export const visitsToday: ListDefinition = sqlList<Referral>(
  {
    id: "visits",
    title: "Visits today and to record",
    empty: "No visit of yours stands today.",
    nothing: "visits today",
    ...therapist,
    shown: 25,
  },
  select({
    where: "r.assignee_id = access.actor()",
    key: "x.id",
    urgency: "0",
    since: "(x.day + x.time::time) AT TIME ZONE x.zone",
    visit: "json_build_object('day', x.day::text, 'time', x.time)",
    join: "JOIN visit x ON x.referral_id = r.id AND x.state = 'scheduled' AND x.errored_at IS NULL AND x.day <= $1::date",
  }),
  entries,
);

export const sentToYou: ListDefinition = sqlList<Referral>(
  {
    id: "new",
    title: "Sent to you",
    empty: "No new referral waits for your answer.",
    nothing: "referrals sent to you",
    ...therapist,
  },
  select({
    where: `r.status = 'sent' AND r.assignee_id = access.actor() AND r.urgency <> 'urgent' AND NOT ${swallowWaits}`,
  }),
  entries,
);

export const pool: ListDefinition = sqlList<Referral>(
  {
    id: "pool",
    title: "In the pool of your discipline",
    empty: "The pool of your discipline is empty.",
    nothing: "the pool",
    ...therapist,
  },
  select({ where: `r.status = 'sent' AND r.assignee_id IS NULL AND r.urgency <> 'urgent' AND NOT ${swallowWaits}` }),
  entries,
);

export const underWay: ListDefinition = sqlList<Referral>(
  {
    id: "mine",
    title: "Under way with you",
    empty: "You have no referral under way.",
    nothing: "referrals under way",
    ...therapist,
    shown: 10,
  },
  select({
    where: `r.assignee_id = access.actor() AND r.status NOT IN (${closed}, 'sent', 'declined') AND NOT ${swallowWaits}`,
  }),
  entries,
);
