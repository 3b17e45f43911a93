import "server-only";
import { verdictOn } from "@/lib/domain/referral/brief";
import type { Precaution, ReferralBrief, Verdict } from "@/lib/domain/referral/brief-schema";
import { patientIdentity } from "@/lib/domain/referral/identity";
import { closedReferralStates, type ReferralState } from "@/lib/domain/referral/states";
import { disciplineWords, referralStateWords, waitedText } from "@/lib/domain/referral/words";
import type { Day } from "@/lib/domain/shared/day";
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
};

const most = 200;
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

// A therapist's rows are cut by row-level security: own ones, and unanswered ones of the pool.
const inbox = statement<Row>(
  "referral-inbox",
  `SELECT r.id, r.status, r.discipline, r.urgency, r.question, r.assignee_id, a.given || ' ' || a.family AS assignee,
          t.name AS pool, ${iso("r.sent_at")} AS sent_at, b.content->'patient' AS patient, b.content->'precautions' AS precautions,
          CASE WHEN r.last_seen_at IS NOT NULL AND b.written_at > r.last_seen_at
               THEN jsonb_array_length(b.content->'changes') ELSE 0 END AS news
     FROM referral r JOIN referral_brief b ON b.referral_id = r.id
     LEFT JOIN person a ON a.id = r.assignee_id LEFT JOIN team t ON t.id = r.pool_team_id
    WHERE (r.patient_id IN (SELECT access.visible_patients()) OR access.role() = 'therapist')
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
    waited: waiting ? waitedText(row.sent_at, now) : null,
    verdict: closed ? null : verdictOn(row, today),
    unsafeSwallow: row.precautions.some((p) => p.topic === "swallow" && p.verdict === "no-go"),
    news: row.news,
    sentAt: row.sent_at,
  };
}

const byKey = (key: (row: Sorted) => string | number) => (a: Sorted, b: Sorted) => {
  const [x, y] = [key(a), key(b)];
  return x < y ? -1 : x > y ? 1 : a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0;
};

/** Urgent questions and unsafe swallows first, longest waiting on top; then new ones; then the therapist's own. */
const forTherapist = byKey((row) => {
  const pressing = row.status === "sent" || row.mine;
  if (pressing && (row.unsafeSwallow || (row.urgency === "urgent" && row.status === "sent"))) return 0;
  return row.status === "sent" ? 1 : row.mine && row.status !== "declined" ? 2 : 3;
});

const waitsForRequester: readonly ReferralState[] = ["information-asked", "declined", "final-report"];

/** What waits for the requester first, then what waits for a therapist. */
const forRequester = byKey((row) => (waitsForRequester.includes(row.status) ? 0 : row.status === "sent" ? 1 : 2));
