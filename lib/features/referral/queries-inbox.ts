import "server-only";
import { closedReferralStates, type ReferralState } from "@/lib/domain/referral/states";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { forRequester, forTherapist, type InboxRow, inboxRow, type Row } from "./inbox-row";

export type { InboxRow } from "./inbox-row";

export const inboxStatuses = ["waiting", "under-way", "declined", "report", "closed"] as const;
export const inboxOwners = ["me", "pool"] as const;
/** Lists of work that have an address of their own, in the order they are offered. */
export const inboxLists = ["today", "to-record", "unsafe-swallow", "report-due", "goals-due", "changed"] as const;
export type InboxList = (typeof inboxLists)[number];
export type InboxFilter = {
  readonly list?: InboxList | null;
  readonly status: (typeof inboxStatuses)[number] | null;
  readonly owner: (typeof inboxOwners)[number] | null;
};

export type Inbox = {
  readonly rows: readonly InboxRow[];
  readonly more: boolean;
  /** How many of the rows that were looked at are in each list; "200+" is said where there were more. */
  readonly counts: Readonly<Record<InboxList, number>>;
};

const most = 200;
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

// What presses comes first, so that it is never cut off by the limit. A therapist's rows are cut by row-level security: own ones, and unanswered ones of the pool.
const inbox = statement<Row>(
  "referral-inbox",
  `SELECT r.id, r.status, r.discipline, r.urgency, r.question, r.assignee_id, a.given || ' ' || a.family AS assignee,
          t.name AS pool, ${iso("r.sent_at")} AS sent_at, b.content->'patient' AS patient, b.content->'precautions' AS precautions,
          CASE WHEN r.last_seen_at IS NOT NULL AND b.written_at > r.last_seen_at
               THEN jsonb_array_length(b.content->'changes') ELSE 0 END AS news,
          b.content->'swallow' AS swallow, (b.content->>'visitsAuthorised')::int AS authorised,
          (b.content->>'reviewOn')::date AS review_on, b.content->'goals' AS goals,
          (SELECT json_agg(json_build_object('goal', g.goal, 'state', g.state, 'targetOn', g.target_on) ORDER BY g.at DESC, g.id DESC)
             FROM referral_goal g LEFT JOIN visit y ON y.id = g.visit_id LEFT JOIN referral_report z ON z.id = g.report_id
            WHERE g.referral_id = r.id AND y.errored_at IS NULL AND z.errored_at IS NULL) AS ratings, v.attended, v.first_on, v.last_on,
          n.day AS next_day, n.time AS next_time, n.zone AS next_zone,
          (SELECT ${iso("max(x.at)")} FROM referral_report x WHERE x.referral_id = r.id AND x.errored_at IS NULL) AS reported_at
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
    ORDER BY CASE WHEN r.discipline = 'speech' AND b.content->'swallow'->>'value' = 'unsafe' AND r.status NOT IN ('final-report', 'declined')
                   AND (v.last_on IS NULL OR v.last_on < (b.content->'swallow'->>'on')::date) THEN 0
                  WHEN n.day <= $3::date THEN 1 WHEN r.status = 'sent' AND r.urgency = 'urgent' THEN 2 ELSE 3 END,
             r.changed_at DESC, r.id LIMIT ${most + 1}`,
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
export async function referralsFor(actor: Actor, { status, owner, list = null }: InboxFilter): Promise<Inbox | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql, now }) => {
      const today = dayInZone(now, actor.siteZone);
      const found = await sql(inbox, [status ? statesOf[status] : notClosed, owner, today]);
      const all = found.slice(0, most).map((row) => inboxRow(row, actor, now, today));
      const rows = list ? all.filter(isIn[list]) : all;
      const counts = Object.fromEntries(inboxLists.map((name) => [name, all.filter(isIn[name]).length]));
      return {
        rows: rows.sort(list === "today" ? byTime : actor.role === "therapist" ? forTherapist : forRequester),
        more: found.length > most,
        counts: counts as Record<InboxList, number>,
      };
    },
  });
}

const isIn: Readonly<Record<InboxList, (row: InboxRow) => boolean>> = {
  today: (row) => row.nextVisit?.isToday === true,
  "to-record": (row) => row.nextVisit?.isPast === true,
  "unsafe-swallow": (row) => row.swallowWaits,
  "report-due": (row) => row.reportDue !== null,
  "goals-due": (row) => row.goalsDue.length > 0,
  changed: (row) => row.news > 0,
};

const byTime = (a: InboxRow, b: InboxRow) => ((a.nextVisit?.sort ?? "") < (b.nextVisit?.sort ?? "") ? -1 : 1);
