import "server-only";
import { verdictOn } from "@/lib/domain/referral/brief";
import type { Precaution, ReferralBrief, Verdict } from "@/lib/domain/referral/brief-schema";
import { patientIdentity } from "@/lib/domain/referral/identity";
import { reportDueOn, visitCount } from "@/lib/domain/referral/report-due";
import { closedReferralStates, type ReferralState } from "@/lib/domain/referral/states";
import { isFutureVisit, takesVisits } from "@/lib/domain/referral/visit-states";
import { disciplineWords, referralStateWords, waitedText } from "@/lib/domain/referral/words";
import { asDay, type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export const inboxStatuses = ["waiting", "under-way", "declined", "report", "closed"] as const;
export const inboxOwners = ["me", "pool"] as const;
export type InboxFilter = {
  readonly status: (typeof inboxStatuses)[number] | null;
  readonly owner: (typeof inboxOwners)[number] | null;
};

export type InboxRow = {
  readonly id: string;
  readonly name: string;
  readonly born: string;
  readonly mrn: string;
  readonly status: ReferralState;
  readonly statusWords: string;
  readonly discipline: string;
  readonly urgency: "routine" | "soon" | "urgent";
  readonly question: string;
  readonly receiver: string;
  readonly mine: boolean;
  readonly waited: string | null;
  /** The one answer for today, while the therapy is not closed. */
  readonly verdict: Verdict | null;
  readonly unsafeSwallow: boolean;
  /** Unsafe to swallow, and speech therapy has not seen the patient since. */
  readonly swallowWaits: boolean;
  /** Used and left of what was authorised; null before the first visit may be planned. */
  readonly visits: string | null;
  readonly reportDue: { readonly on: string; readonly overdue: boolean } | null;
  /** The first visit that stands: on its day, to come, or past and not recorded. */
  readonly nextVisit: {
    readonly text: string;
    readonly isToday: boolean;
    readonly isPast: boolean;
    readonly sort: string;
  } | null;
  readonly news: number;
};

export type Inbox = { readonly rows: readonly InboxRow[]; readonly more: boolean };

type Row = {
  id: string;
  status: ReferralState;
  discipline: "physical" | "speech";
  urgency: InboxRow["urgency"];
  question: string;
  assignee_id: string | null;
  assignee: string | null;
  pool: string | null;
  sent_at: string;
  patient: ReferralBrief["patient"];
  precautions: Precaution[];
  news: number;
  swallow: { value: string; on: Day } | null;
  authorised: number | null;
  review_on: Day | null;
  attended: number;
  first_on: Day | null;
  last_on: Day | null;
  next_day: Day | null;
  next_time: string | null;
  next_zone: string | null;
  reported_at: string | null;
};

const most = 200;
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

// A therapist's rows are cut by row-level security: own ones, and unanswered ones of the pool.
const inbox = statement<Row>(
  "referral-inbox",
  `SELECT r.id, r.status, r.discipline, r.urgency, r.question, r.assignee_id, a.given || ' ' || a.family AS assignee,
          t.name AS pool, ${iso("r.sent_at")} AS sent_at, b.content->'patient' AS patient, b.content->'precautions' AS precautions,
          CASE WHEN r.last_seen_at IS NOT NULL AND b.written_at > r.last_seen_at
               THEN jsonb_array_length(b.content->'changes') ELSE 0 END AS news,
          b.content->'swallow' AS swallow, (b.content->>'visitsAuthorised')::int AS authorised,
          (b.content->>'reviewOn')::date AS review_on, v.attended, v.first_on, v.last_on,
          n.day AS next_day, n.time AS next_time, n.zone AS next_zone,
          (SELECT ${iso("max(x.at)")} FROM referral_report x WHERE x.referral_id = r.id) AS reported_at
     FROM referral r JOIN referral_brief b ON b.referral_id = r.id
     LEFT JOIN person a ON a.id = r.assignee_id LEFT JOIN team t ON t.id = r.pool_team_id
     LEFT JOIN LATERAL (SELECT count(*)::int AS attended, min(x.day) AS first_on, max(x.day) AS last_on FROM visit x
                         WHERE x.referral_id = r.id AND x.state = 'attended' AND x.errored_at IS NULL) v ON true
     LEFT JOIN LATERAL (SELECT x.day, x.time, x.zone FROM visit x WHERE x.referral_id = r.id AND x.state = 'scheduled'
                           AND x.errored_at IS NULL ORDER BY x.day, x.time LIMIT 1) n ON true
    WHERE r.id IN (SELECT x.id FROM referral x WHERE x.patient_id IN (SELECT access.visible_patients()) UNION SELECT access.visible_referrals())
      AND r.status = ANY ($1::text[])
      AND ($2::text IS NULL OR ($2 = 'pool' AND r.assignee_id IS NULL)
           OR ($2 = 'me' AND access.actor() IN (r.assignee_id, r.requested_by)))
    ORDER BY r.changed_at DESC, r.id LIMIT ${most + 1}`,
);

const statesOf: Record<(typeof inboxStatuses)[number], readonly ReferralState[]> = {
  waiting: ["sent", "information-asked"],
  "under-way": ["accepted", "scheduled", "in-progress"],
  declined: ["declined"],
  report: ["final-report"],
  closed: closedReferralStates,
};
const notClosed: readonly ReferralState[] = inboxStatuses.filter((s) => s !== "closed").flatMap((s) => statesOf[s]);

/** The referrals an actor may see: a therapist's own and their pool's, for others those of their patients. */
export async function referralsFor(actor: Actor, { status, owner }: InboxFilter): Promise<Inbox | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql, now }) => {
      const found = await sql(inbox, [status ? statesOf[status] : notClosed, owner]);
      const today = dayInZone(now, actor.siteZone);
      const rows = found.slice(0, most).map((row) => inboxRow(row, actor, now, today));
      return { rows: rows.sort(actor.role === "therapist" ? forTherapist : forRequester), more: found.length > most };
    },
  });
}

type Sorted = InboxRow & { readonly sentAt: string };

function inboxRow(row: Row, actor: Actor, now: string, today: Day): Sorted {
  const closed = closedReferralStates.some((state) => state === row.status);
  const waiting = row.status === "sent" || row.status === "information-asked";
  const unsafeSwallow = row.swallow?.value === "unsafe";
  return {
    id: row.id,
    ...patientIdentity(row.patient),
    status: row.status,
    statusWords: referralStateWords[row.status],
    discipline: disciplineWords[row.discipline],
    urgency: row.urgency,
    question: row.question,
    receiver: row.assignee_id === actor.id ? "You" : (row.assignee ?? `Pool of ${row.pool ?? "a team"}`),
    mine: row.assignee_id === actor.id,
    waited: waiting || (unsafeSwallow && row.attended === 0 && !closed) ? waitedText(row.sent_at, now) : null,
    verdict: closed ? null : verdictOn(row, today),
    unsafeSwallow,
    swallowWaits: unsafeSwallow && row.discipline === "speech" && !closed && notSeenSince(row),
    ...visitsOf(row, today, now),
    news: row.news,
    sentAt: row.sent_at,
  };
}

/** Waits until the therapist has seen the patient on the day of the unsafe swallow or later. */
const notSeenSince = ({ swallow, last_on, status }: Row) =>
  status !== "final-report" &&
  status !== "declined" &&
  (last_on === null || (swallow !== null && last_on < swallow.on));

function visitsOf(row: Row, today: Day, now: string): Pick<InboxRow, "visits" | "reportDue" | "nextVisit"> {
  const { next_day: day, next_time: time, next_zone: zone } = row;
  const due = reportDueOn({
    reviewOn: row.review_on,
    firstAttendedOn: row.first_on,
    lastReportOn: row.reported_at ? asDay(row.reported_at.slice(0, 10)) : null,
  });
  return {
    visits: takesVisits(row.status) || row.attended > 0 ? visitCount(row.authorised, row.attended).text : null,
    reportDue: due && row.status === "in-progress" ? { on: formatDay(due), overdue: due < today } : null,
    nextVisit:
      day && time && zone
        ? {
            text: `${formatDay(day)} ${time}`,
            isToday: day === today,
            isPast: !isFutureVisit({ day, time, zone }, now),
            sort: `${day} ${time}`,
          }
        : null,
  };
}

const byKey = (key: (row: Sorted) => string | number) => (a: Sorted, b: Sorted) => {
  const [x, y] = [key(a), key(b)];
  return x < y ? -1 : x > y ? 1 : a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0;
};

/** Unsafe swallows first, longest waiting on top; then urgent questions, new ones, and the therapist's own. */
const forTherapist = byKey((row) => {
  const isNearby = row.status === "sent" || row.mine;
  if (isNearby && row.swallowWaits) return 0;
  if (isNearby && row.urgency === "urgent" && row.status === "sent") return 1;
  return row.status === "sent" ? 2 : row.mine && row.status !== "declined" ? 3 : 4;
});

const waitsForRequester: readonly ReferralState[] = ["information-asked", "declined", "final-report"];

/** What waits for the requester first, then what waits for a therapist. */
const forRequester = byKey((row) => (waitsForRequester.includes(row.status) ? 0 : row.status === "sent" ? 1 : 2));
