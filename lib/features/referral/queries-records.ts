import "server-only";
import { type GoalState, goalStateWords } from "@/lib/domain/referral/goal-states";
import type { GoalRating } from "@/lib/domain/referral/goals";
import { type ReferralState, takenBackEvents } from "@/lib/domain/referral/states";
import { referralEventWords } from "@/lib/domain/referral/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { statement } from "@/lib/platform/db";
import type { Seen } from "@/lib/platform/read";

export type EventView = {
  readonly id: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly text: string | null;
  /** Why it was never right, by whom and when; null while it stands. */
  readonly errored: string | null;
};

export type ReportView = {
  readonly id: string;
  readonly kind: "interim" | "final";
  readonly summary: string;
  readonly recommendation: string | null;
  readonly goals: readonly string[];
  readonly by: string;
  readonly at: string;
  readonly read: string | null;
  readonly errored: string | null;
  readonly replaces: boolean;
  /** Whether this person may say that it was never right, and that they have read it. */
  readonly mayMark: boolean;
  readonly mayRead: boolean;
};

type Rated = { goal: string; state: GoalState; targetOn: Day | null };
type EventRow = {
  id: string;
  event: string;
  reason: string | null;
  text: string | null;
  by: string;
  byId: string;
  at: string;
  wrong: string | null;
  wrongBy: string | null;
  wrongAt: string | null;
};
type ReportRow = {
  id: string;
  kind: "interim" | "final";
  summary: string;
  recommendation: string | null;
  by: string;
  byId: string;
  at: string;
  ackAt: string | null;
  ackBy: string | null;
  wrong: string | null;
  wrongBy: string | null;
  wrongAt: string | null;
  replaces: boolean;
  goals: Rated[] | null;
};
type Row = { events: EventRow[] | null; reports: ReportRow[] | null; ratings: GoalRating[] | null };

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const named = (column: string) => `(SELECT x.given || ' ' || x.family FROM person x WHERE x.id = ${column})`;
const rating = "json_build_object('goal', g.goal, 'state', g.state, 'targetOn', g.target_on)";

const records = statement<Row>(
  "referral-records",
  `SELECT
     (SELECT json_agg(json_build_object('id', e.id, 'event', e.event, 'reason', e.reason, 'text', e.text, 'by', ${named("e.by")},
               'byId', e.by, 'at', ${iso("e.at")}, 'wrong', m.reason, 'wrongBy', ${named("m.by")}, 'wrongAt', ${iso("m.at")})
               ORDER BY e.at DESC, e.id DESC)
        FROM referral_event e LEFT JOIN referral_event_error m ON m.event_id = e.id WHERE e.referral_id = $1::uuid) AS events,
     (SELECT json_agg(json_build_object('id', r.id, 'kind', r.kind, 'summary', r.summary, 'recommendation', r.recommendation,
               'by', ${named("r.by")}, 'byId', r.by, 'at', ${iso("r.at")}, 'ackAt', ${iso("r.acknowledged_at")},
               'ackBy', ${named("r.acknowledged_by")}, 'wrong', r.error_reason, 'wrongBy', ${named("r.errored_by")},
               'wrongAt', ${iso("r.errored_at")}, 'replaces', r.replaces_id IS NOT NULL,
               'goals', (SELECT json_agg(${rating} ORDER BY g.id) FROM referral_goal g WHERE g.report_id = r.id))
               ORDER BY r.at DESC, r.id DESC)
        FROM referral_report r WHERE r.referral_id = $1::uuid) AS reports,
     (SELECT json_agg(${rating} ORDER BY g.at DESC, g.id DESC)
        FROM referral_goal g LEFT JOIN visit v ON v.id = g.visit_id LEFT JOIN referral_report r ON r.id = g.report_id
       WHERE g.referral_id = $1::uuid AND v.errored_at IS NULL AND r.errored_at IS NULL) AS ratings`,
);

export type RecordsOf = {
  readonly referralId: string;
  readonly status: ReferralState;
  readonly actorId: string;
  readonly zone: string;
  readonly mayAnswer: boolean;
  readonly mayManage: boolean;
};

export type Records = {
  readonly events: readonly EventView[];
  readonly reports: readonly ReportView[];
  /** Ratings of goals that count, newest first. */
  readonly ratings: readonly GoalRating[];
  /** The newest event, where this person may say that it was never right. */
  readonly takeBack: { readonly eventId: string; readonly words: string } | null;
  /** The therapist's newest question. */
  readonly asked: string | null;
  /** The outside service that does it. */
  readonly service: string | null;
  /** When the newest report that stands was sent; ISO, UTC. */
  readonly lastReportAt: string | null;
};

/** What happened to a referral, its reports, and what was said about its goals. */
export async function recordsOf({ sql }: Seen, of: RecordsOf): Promise<Records> {
  const [row] = await sql(records, [of.referralId]);
  const events = row?.events ?? [];
  const reports = row?.reports ?? [];
  const [newest] = events;
  const own = newest !== undefined && ((of.mayAnswer && newest.byId === of.actorId) || of.mayManage);
  const text = (event: string) => events.find((one) => one.event === event)?.text ?? null;
  return {
    events: events.map((event) => eventView(event, of.zone)),
    reports: reports.map((report) => reportView(report, of)),
    ratings: row?.ratings ?? [],
    takeBack:
      newest && own && takenBackEvents.includes(newest.event)
        ? { eventId: newest.id, words: referralEventWords[newest.event] ?? newest.event }
        : null,
    asked: of.status === "information-asked" ? text("referral.information-asked") : null,
    service: of.status === "sent-outside" ? text("referral.sent-outside") : null,
    lastReportAt: reports.find((report) => report.wrong === null)?.at ?? null,
  };
}

const wrongWords = (
  { wrong, wrongBy, wrongAt }: Pick<EventRow, "wrong" | "wrongBy" | "wrongAt">,
  zone: string,
): string | null =>
  wrong && wrongAt ? `Entered in error: ${wrong}. ${wrongBy}, ${formatInstant(wrongAt, zone)}` : null;

function eventView(row: EventRow, zone: string): EventView {
  const { id, by, reason, text } = row;
  const words = referralEventWords[row.event] ?? row.event;
  return { id, by, reason, text, words, at: formatInstant(row.at, zone), errored: wrongWords(row, zone) };
}

function reportView(row: ReportRow, { actorId, zone, mayAnswer, mayManage }: RecordsOf): ReportView {
  const { id, kind, summary, recommendation, by, replaces, ackAt, ackBy } = row;
  const stands = row.wrong === null;
  return {
    id,
    kind,
    summary,
    recommendation,
    goals: (row.goals ?? []).map(ratingWords),
    by,
    at: formatInstant(row.at, zone),
    read:
      ackAt && ackBy
        ? `${kind === "final" ? "Acknowledged" : "Read"} by ${ackBy}, ${formatInstant(ackAt, zone)}`
        : null,
    errored: wrongWords(row, zone),
    replaces,
    mayMark: stands && (mayManage || (mayAnswer && row.byId === actorId)),
    mayRead: stands && kind === "interim" && ackAt === null && mayManage,
  };
}

/** One rating in words: the goal, how far it got, and until when it is meant to be reached. */
export function ratingWords({ goal, state, targetOn }: GoalRating): string {
  return `${goal}: ${goalStateWords[state].toLowerCase()}${targetOn ? `, by ${formatDay(targetOn)}` : ""}`;
}
