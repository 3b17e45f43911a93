import "server-only";
import { can } from "@/lib/domain/access/can";
import { precautionsOn, verdictOn } from "@/lib/domain/referral/brief";
import {
  type Precaution,
  type ReferralBrief,
  referralBriefSchema,
  type Verdict,
} from "@/lib/domain/referral/brief-schema";
import {
  type ButtonMove,
  closedReferralStates,
  isButtonMove,
  type ReferralState,
  referralMoves,
} from "@/lib/domain/referral/states";
import { disciplineWords, referralEventWords, referralStateWords, waitedText } from "@/lib/domain/referral/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import { legalMoves } from "@/lib/domain/shared/moves";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";
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
  readonly events: readonly {
    id: string;
    words: string;
    by: string;
    at: string;
    reason: string | null;
    text: string | null;
  }[];
  readonly reports: readonly {
    id: string;
    kind: "interim" | "final";
    summary: string;
    recommendation: string | null;
    by: string;
    at: string;
    acknowledged: string | null;
  }[];
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
type EventRow = { id: string; event: string; reason: string | null; text: string | null; by: string; at: string };
type ReportRow = {
  id: string;
  kind: "interim" | "final";
  summary: string;
  recommendation: string | null;
  by: string;
  at: string;
  ackAt: string | null;
  ackBy: string | null;
};
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
  events: EventRow[] | null;
  reports: ReportRow[] | null;
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const named = (alias: string) => `${alias}.given || ' ' || ${alias}.family`;

// Referral, brief, events, reports: nothing of the chart or the plan.
const one = statement<Row>(
  "referral-screen",
  `SELECT r.id, r.revision, r.status, r.discipline, r.assignee_id, ${named("a")} AS assignee, t.name AS pool, ${named("q")} AS requester,
          ${iso("r.sent_at")} AS sent_at, ${iso("r.last_seen_at")} AS last_seen_at, ${iso("b.written_at")} AS written_at, b.content,
          s.jurisdiction,
          (SELECT json_agg(json_build_object('id', e.id, 'event', e.event, 'reason', e.reason, 'text', e.text, 'by', ${named("p")},
                    'at', ${iso("e.at")}) ORDER BY e.at DESC, e.id DESC)
             FROM referral_event e JOIN person p ON p.id = e.by WHERE e.referral_id = r.id) AS events,
          (SELECT json_agg(json_build_object('id', x.id, 'kind', x.kind, 'summary', x.summary, 'recommendation', x.recommendation,
                    'by', ${named("p")}, 'at', ${iso("x.at")}, 'ackAt', ${iso("x.acknowledged_at")}, 'ackBy', ${named("k")})
                    ORDER BY x.at DESC, x.id DESC)
             FROM referral_report x JOIN person p ON p.id = x.by LEFT JOIN person k ON k.id = x.acknowledged_by
            WHERE x.referral_id = r.id) AS reports
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
export async function referralForScreen(actor: Actor, referralId: string): Promise<ReferralView | null> {
  return await read({
    actor,
    needs: "referral:read",
    on: { kind: "referral", id: referralId },
    audit: (_, { relation }) => ({
      action: "referral.read",
      patientId: relation.patientId,
      object: { type: "referral", id: referralId },
    }),
    run: async (seen) => {
      const [row] = await seen.sql(one, [referralId, actor.id]);
      return row ? await viewOf(row, actor, seen) : null;
    },
  });
}

const askedIn = (newestFirst: readonly EventRow[]) =>
  newestFirst.find((event) => event.event === "referral.information-asked")?.text ?? null;

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
    mayMarkSeen: fresh.length > 0 && row.assignee_id === actor.id && can(actor, "referral:answer", relation.ties),
    receiver: row.assignee_id === actor.id ? "You" : (row.assignee ?? `Pool of ${row.pool ?? "a team"}`),
    requester: row.requester,
    sent: at(row.sent_at),
    waited: row.status === "sent" || row.status === "information-asked" ? waitedText(row.sent_at, now) : null,
    events: (row.events ?? []).map(({ event, ...rest }) => ({
      ...rest,
      words: referralEventWords[event] ?? event,
      at: at(rest.at),
    })),
    reports: (row.reports ?? []).map(({ ackAt, ackBy, ...rest }) => ({
      ...rest,
      at: at(rest.at),
      acknowledged: ackAt && ackBy ? `Acknowledged by ${ackBy}, ${at(ackAt)}` : null,
    })),
    moves: moves.flatMap(({ name, label }) => (isButtonMove(name) ? [{ name, label }] : [])),
    visits: await visitsOf(seen, {
      referralId: row.id,
      status: row.status,
      discipline: row.discipline,
      authorised: brief.visitsAuthorised ?? null,
      reviewOn: brief.reviewOn ?? null,
      lastReportOn: row.reports?.[0] ? dayInZone(row.reports[0].at, actor.siteZone) : null,
      today,
      zone: actor.siteZone,
      mayAnswer: row.assignee_id === actor.id && can(actor, "referral:answer", relation.ties),
      mayManage: can(actor, "referral:manage", relation.ties),
    }),
    asked: row.status === "information-asked" ? askedIn(row.events ?? []) : null,
    receivers: mayReassign ? { therapists: of("therapist"), teams: of("team") } : null,
    chart: mayOpen ? { patientId, planId } : null,
    dateOrder: orders[row.jurisdiction] ?? null,
  };
}
