// One line of a list of referrals: what it says to this person now, and where it stands in the order of work.
import { precautionsOn, verdictOn } from "@/lib/domain/referral/brief";
import type { Precaution, ReferralBrief, Verdict } from "@/lib/domain/referral/brief-schema";
import { type GoalRating, goalsDue, goalsOf } from "@/lib/domain/referral/goals";
import { patientIdentity } from "@/lib/domain/referral/identity";
import { reportDueOn, visitCount } from "@/lib/domain/referral/report-due";
import { closedReferralStates, type ReferralState } from "@/lib/domain/referral/states";
import { isFutureVisit, takesVisits } from "@/lib/domain/referral/visit-states";
import { disciplineWords, referralStateWords, waitedText } from "@/lib/domain/referral/words";
import { asDay, type Day, formatDay } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";

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
    readonly day: Day;
    readonly text: string;
    readonly isToday: boolean;
    readonly isPast: boolean;
    readonly sort: string;
  } | null;
  readonly news: number;
  /** What makes the answer for today no plain go, the gravest first. */
  readonly reasons: readonly string[];
  readonly goalsDue: readonly { readonly text: string; readonly overdue: boolean }[];
};

export type Row = {
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
  goals: string[];
  ratings: GoalRating[] | null;
};

export type Sorted = InboxRow & { readonly sentAt: string };

/** What one row of the list says to this person now. */
export function inboxRow(row: Row, actor: Actor, now: string, today: Day): Sorted {
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
    reasons: closed ? [] : reasonsOf(row, today),
    goalsDue: takesVisits(row.status) ? goalsDueOf(row, today) : [],
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
            day,
            text: `${formatDay(day)} ${time}`,
            isToday: day === today,
            isPast: !isFutureVisit({ day, time, zone }, now),
            sort: `${day} ${time}`,
          }
        : null,
  };
}

/** The judgements behind an answer that is not a plain go. */
function reasonsOf(row: Row, today: Day): string[] {
  const worst = verdictOn(row, today);
  if (worst === "go") return [];
  return precautionsOn(row, today)
    .filter((p) => p.verdict === worst)
    .map((p) => p.text);
}

const goalsDueOf = ({ goals, ratings }: Row, today: Day) =>
  goalsDue(goalsOf(goals, ratings ?? []), today).map(({ goal, targetOn, overdue }) => ({
    text: `${goal}, by ${formatDay(targetOn)}`,
    overdue,
  }));

const byKey = (key: (row: Sorted) => string | number) => (a: Sorted, b: Sorted) => {
  const [x, y] = [key(a), key(b)];
  return x < y ? -1 : x > y ? 1 : a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0;
};

/** Unsafe swallows first, longest waiting on top; then urgent questions, new ones, and the therapist's own. */
export const forTherapist = byKey((row) => {
  const isNearby = row.status === "sent" || row.mine;
  if (isNearby && row.swallowWaits) return 0;
  if (isNearby && row.urgency === "urgent" && row.status === "sent") return 1;
  return row.status === "sent" ? 2 : row.mine && row.status !== "declined" ? 3 : 4;
});

const waitsForRequester: readonly ReferralState[] = ["information-asked", "declined", "final-report"];

/** What waits for the requester first, then what waits for a therapist. */
export const forRequester = byKey((row) =>
  waitsForRequester.includes(row.status) ? 0 : row.status === "sent" ? 1 : 2,
);
