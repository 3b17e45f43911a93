import "server-only";
import { can } from "@/lib/domain/access/can";
import { bestTimesOn, infusionsAhead } from "@/lib/domain/referral/best-time";
import { precautionsOn, verdictOn } from "@/lib/domain/referral/brief";
import {
  type Precaution,
  type ReferralBrief,
  referralBriefSchema,
  type Verdict,
} from "@/lib/domain/referral/brief-schema";
import type { Goal } from "@/lib/domain/referral/goal-states";
import { goalsOf } from "@/lib/domain/referral/goals";
import {
  type ButtonMove,
  closedReferralStates,
  isButtonMove,
  type ReferralState,
  referralMoves,
} from "@/lib/domain/referral/states";
import { takesVisits } from "@/lib/domain/referral/visit-states";
import { disciplineWords, referralStateWords, waitedText } from "@/lib/domain/referral/words";
import { addDays, type Day, formatDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import { legalMoves } from "@/lib/domain/shared/moves";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";
import { type EventView, type Records, type ReportView, recordsOf } from "./queries-records";
import { type VisitsView, visitsOf } from "./queries-visits";

export type ReferralView = {
  readonly id: string;
  readonly revision: number;
  readonly status: ReferralState;
  readonly statusWords: string;
  readonly closed: boolean;
  readonly discipline: string;
  readonly brief: Omit<ReferralBrief, "precautions" | "changes">;
  readonly briefWrittenAt: string;
  readonly briefWritten: string;
  readonly born: string;
  /** Today at the reader's site; the precautions are judged for it. */
  readonly today: Day;
  readonly verdict: Verdict;
  readonly precautions: readonly Precaution[];
  /** New since the therapist's last look. */
  readonly changes: readonly string[];
  readonly mayMarkSeen: boolean;
  readonly receiver: string;
  readonly requester: string;
  readonly sent: string;
  readonly waited: string | null;
  readonly events: readonly EventView[];
  readonly reports: readonly ReportView[];
  readonly goals: readonly Goal[];
  readonly mayRateGoals: boolean;
  /** When to come, as it holds today; then the infusion days of the next two weeks. */
  readonly bestTime: readonly string[];
  readonly infusions: readonly string[];
  readonly takeBack: Records["takeBack"];
  /** The outside service that does it. */
  readonly service: string | null;
  /** The version that replaced the one this was written from; null when it is the current one, or where that is not to be seen. */
  readonly superseded: number | null;
  /** This moment, in words. */
  readonly now: string;
  readonly moves: readonly { name: ButtonMove; label: string }[];
  readonly visits: VisitsView;
  /** The question that waits for an answer. */
  readonly asked: string | null;
  readonly receivers: { therapists: Choice[]; teams: Choice[] } | null;
  /** The way to the chart, for those who may open it. */
  readonly chart: { patientId: string; planId: string } | null;
  readonly dateOrder: DateOrder | null;
};

type Choice = { readonly value: string; readonly label: string };
type Row = {
  id: string;
  revision: number;
  status: ReferralState;
  discipline: "physical" | "speech";
  assignee_id: string | null;
  assignee: string | null;
  pool: string | null;
  requester: string;
  sent_at: string;
  last_seen_at: string | null;
  written_at: string;
  content: unknown;
  jurisdiction: string;
  current_version: number | null;
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const named = (alias: string) => `${alias}.given || ' ' || ${alias}.family`;

// Referral, brief, events, reports: nothing of the chart or the plan.
const one = statement<Row>(
  "referral-screen",
  `SELECT r.id, r.revision, r.status, r.discipline, r.assignee_id, ${named("a")} AS assignee, t.name AS pool, ${named("q")} AS requester,
          ${iso("r.sent_at")} AS sent_at, ${iso("r.last_seen_at")} AS last_seen_at, ${iso("b.written_at")} AS written_at, b.content,
          s.jurisdiction, (SELECT p.current_version FROM plan p WHERE p.id = r.plan_id) AS current_version
     FROM referral r JOIN referral_brief b ON b.referral_id = r.id JOIN person q ON q.id = r.requested_by
     JOIN person me ON me.id = $2::uuid JOIN site s ON s.id = me.site_id
     LEFT JOIN person a ON a.id = r.assignee_id LEFT JOIN team t ON t.id = r.pool_team_id
    WHERE r.id = $1::uuid`,
);

const receivers = statement<{ kind: "therapist" | "team"; value: string; label: string }>(
  "referral-receivers",
  `SELECT 'therapist' AS kind, p.id AS value, ${named("p")} AS label FROM person p
    WHERE p.role = 'therapist' AND p.discipline = $1 AND p.disabled_at IS NULL
      AND p.site_id = (SELECT x.site_id FROM patient x WHERE x.id = $2::uuid)
   UNION ALL
   SELECT DISTINCT 'team', t.id, t.name FROM team t JOIN team_member m ON m.team_id = t.id JOIN person p ON p.id = m.person_id
    WHERE p.role = 'therapist' AND p.discipline = $1 AND p.disabled_at IS NULL
      AND t.site_id = (SELECT x.site_id FROM patient x WHERE x.id = $2::uuid)
   ORDER BY 1, 3`,
);

/** One referral as an actor may see it; opening it is recorded. */
export const referralForScreen = async (actor: Actor, referralId: string): Promise<ReferralView | null> =>
  await referralFor(actor, referralId, "referral.read");

/** The same for paper; who opened the sheet is recorded as such. */
export const referralForSheet = async (actor: Actor, referralId: string): Promise<ReferralView | null> =>
  await referralFor(actor, referralId, "referral.sheet-read");

async function referralFor(actor: Actor, referralId: string, action: string): Promise<ReferralView | null> {
  return await read({
    actor,
    needs: "referral:read",
    on: { kind: "referral", id: referralId },
    audit: (_, { relation }) => ({
      action,
      patientId: relation.patientId,
      object: { type: "referral", id: referralId },
    }),
    run: async (seen) => {
      const [row] = await seen.sql(one, [referralId, actor.id]);
      return row ? await viewOf(row, actor, seen) : null;
    },
  });
}

const orders: Readonly<Record<string, DateOrder>> = { US: "month-day", EU: "day-month" };

async function viewOf(row: Row, actor: Actor, seen: Seen): Promise<ReferralView> {
  const { sql, now, relation } = seen;
  const { precautions, changes, ...brief } = referralBriefSchema.parse(row.content);
  const today = dayInZone(now, actor.siteZone);
  const moves = legalMoves(referralMoves, row.status, (capability) => can(actor, capability, relation.ties));
  const mayReassign = moves.some((move) => move.name === "reassign");
  const choices = mayReassign ? await sql(receivers, [row.discipline, relation.patientId]) : [];
  const of = (kind: string): Choice[] =>
    choices.filter((c) => c.kind === kind).map(({ value, label }) => ({ value, label }));
  const fresh = row.last_seen_at !== null && row.written_at > row.last_seen_at ? changes : [];
  const { patientId, planId } = relation;
  const mayOpen = patientId && planId && can(actor, "patient:read", relation.ties);
  const at = (instant: string) => formatInstant(instant, actor.siteZone);
  const mayAnswer = row.assignee_id === actor.id && can(actor, "referral:answer", relation.ties);
  const mayManage = can(actor, "referral:manage", relation.ties);
  const { id: referralId, status } = row;
  const zone = actor.siteZone;
  const records = await recordsOf(seen, { referralId, status, actorId: actor.id, zone, mayAnswer, mayManage });
  const { ratings, lastReportAt, ...shown } = records;
  const times = brief.bestTimes ?? [];
  return {
    id: row.id,
    revision: row.revision,
    status: row.status,
    statusWords: referralStateWords[row.status],
    closed: closedReferralStates.some((state) => state === row.status),
    discipline: disciplineWords[row.discipline],
    brief,
    briefWrittenAt: row.written_at,
    briefWritten: at(row.written_at),
    born: formatDay(brief.patient.bornOn),
    today,
    verdict: verdictOn({ precautions }, today),
    precautions: precautionsOn({ precautions }, today),
    changes: fresh,
    mayMarkSeen: fresh.length > 0 && mayAnswer,
    receiver: row.assignee_id === actor.id ? "You" : (row.assignee ?? `Pool of ${row.pool ?? "a team"}`),
    requester: row.requester,
    sent: at(row.sent_at),
    waited: row.status === "sent" || row.status === "information-asked" ? waitedText(row.sent_at, now) : null,
    ...shown,
    superseded: row.current_version && row.current_version > brief.planVersion ? row.current_version : null,
    now: at(now),
    goals: goalsOf(brief.goals, ratings),
    mayRateGoals: mayAnswer && takesVisits(row.status),
    bestTime: [...brief.bestTime, ...bestTimesOn(times, today)],
    infusions: infusionsAhead(times, addDays(today, 1)),
    moves: moves.flatMap(({ name, label }) => (isButtonMove(name) ? [{ name, label }] : [])),
    visits: await visitsOf(seen, {
      referralId: row.id,
      status: row.status,
      discipline: row.discipline,
      authorised: brief.visitsAuthorised ?? null,
      reviewOn: brief.reviewOn ?? null,
      lastReportOn: lastReportAt ? dayInZone(lastReportAt, actor.siteZone) : null,
      today,
      zone: actor.siteZone,
      mayAnswer,
      mayManage,
    }),
    receivers: mayReassign ? { therapists: of("therapist"), teams: of("team") } : null,
    chart: mayOpen ? { patientId, planId } : null,
    dateOrder: orders[row.jurisdiction] ?? null,
  };
}
