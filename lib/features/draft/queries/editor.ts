import "server-only";
import { can } from "@/lib/domain/access/can";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";

export type DraftItem = {
  readonly content: DraftTreatment;
  readonly revision: number;
  readonly removed: boolean;
  readonly changedAt: string;
  readonly changedBy: string;
};

/** What a reviewer said, of one treatment or of the whole (null), and what the author answered. */
export type DraftComment = {
  readonly id: string;
  readonly treatmentId: string | null;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
};

export type DraftHead = {
  readonly id: string;
  readonly state: "open" | "in-review" | "changes-asked";
  readonly authorId: string;
  readonly authorName: string;
  readonly baseVersion: number;
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  readonly revision: number;
  readonly createdAt: string;
  readonly changedAt: string;
};

export type DraftView = {
  readonly planId: string;
  readonly patientId: string;
  readonly title: string;
  readonly status: string;
  readonly currentVersion: number;
  readonly zone: string;
  readonly dateOrder: DateOrder | null;
  /** Today at the patient's site. */
  readonly today: Day;
  /** Null when no draft is open. */
  readonly draft: DraftHead | null;
  /** In their order; removed ones are kept for undo. */
  readonly items: readonly DraftItem[];
  /** What the draft is compared with; null before version 1. */
  readonly current: readonly Treatment[] | null;
  /** Names of the therapists and teams that referrals of the draft go to, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly comments: readonly DraftComment[];
  readonly may: {
    readonly edit: boolean;
    readonly takeOver: boolean;
    readonly open: boolean;
    readonly sign: boolean;
    /** Send it into review, and take it out again: the author. */
    readonly send: boolean;
    readonly takeBack: boolean;
    /** Comment and ask for changes: a colleague, while it is in review. */
    readonly review: boolean;
  };
};

type Row = {
  patient_id: string;
  title: string;
  status: string;
  current_version: number;
  zone: string;
  jurisdiction: string;
  draft: DraftHead | null;
  items: DraftItem[] | null;
  current: Treatment[] | null;
  names: Record<string, string> | null;
  comments: DraftComment[] | null;
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const draftStatement = statement<Row>(
  "draft-editor",
  `SELECT p.patient_id, p.title, p.status, p.current_version, s.zone, s.jurisdiction,
          CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'state', d.state, 'authorId', d.author_id,
            'authorName', a.given || ' ' || a.family, 'baseVersion', d.base_version, 'effectiveOn', d.effective_on::text,
            'reason', d.reason, 'revision', d.revision, 'createdAt', ${instant("d.created_at")},
            'changedAt', ${instant("d.changed_at")}) END AS draft,
          (SELECT json_agg(json_build_object('content', t.content, 'revision', t.revision, 'removed', t.removed_at IS NOT NULL,
                    'changedAt', ${instant("t.changed_at")}, 'changedBy', c.given || ' ' || c.family) ORDER BY t.position, t.treatment_id)
             FROM draft_treatment t LEFT JOIN person c ON c.id = t.changed_by WHERE t.draft_id = d.id) AS items,
          (SELECT json_agg(v.content ORDER BY v.position) FROM treatment_now v
            WHERE v.plan_id = p.id AND v.version = d.base_version) AS current,
          (SELECT json_object_agg(n.id, n.name) FROM draft_treatment t JOIN LATERAL (
              SELECT q.id::text, q.given || ' ' || q.family AS name FROM person q WHERE q.id::text = t.content->>'assigneeId'
              UNION ALL SELECT g.id::text, g.name FROM team g WHERE g.id::text = t.content->'pool'->>'teamId') n ON true
            WHERE t.draft_id = d.id) AS names,
          (SELECT json_agg(json_build_object('id', k.id, 'treatmentId', k.treatment_id, 'text', k.text, 'by', w.given || ' ' || w.family,
                    'at', ${instant("k.created_at")}, 'answer', k.answer, 'answeredBy', b.given || ' ' || b.family,
                    'answeredAt', ${instant("k.answered_at")}) ORDER BY k.created_at, k.id)
             FROM draft_comment k JOIN person w ON w.id = k.author_id LEFT JOIN person b ON b.id = k.answered_by
            WHERE k.draft_id = d.id) AS comments
     FROM plan p
     JOIN patient x ON x.id = p.patient_id
     JOIN site s ON s.id = x.site_id
     LEFT JOIN LATERAL (SELECT * FROM draft o WHERE o.plan_id = p.id AND o.state IN ('open', 'in-review', 'changes-asked')) d ON true
     LEFT JOIN person a ON a.id = d.author_id
    WHERE p.id = $1::uuid`,
);

const dateOrders: Readonly<Record<string, DateOrder>> = { US: "month-day", EU: "day-month" };

export const accessEntry = (view: { patientId: string; planId: string }) => ({
  action: "patient.read",
  patientId: view.patientId,
  planId: view.planId,
  detail: { screen: "draft" },
});

/** The open draft of a plan with all its treatments, as the editor shows it. */
export async function draftForEditor(actor: Actor, planId: string): Promise<DraftView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: accessEntry,
    run: (seen) => draftView(seen, actor, planId),
  });
}

export async function draftView(seen: Seen, actor: Actor, planId: string): Promise<DraftView | null> {
  const [row] = await seen.sql(draftStatement, [planId]);
  if (!row) return null;
  const { draft } = row;
  const drafts = can(actor, "plan:draft", seen.relation.ties);
  const changeable = draft !== null && draft.state !== "in-review";
  const isAuthor = draft?.authorId === actor.id;
  const isOpen = row.status === "active" || row.status === "on-hold";
  return {
    planId,
    patientId: row.patient_id,
    title: row.title,
    status: row.status,
    currentVersion: row.current_version,
    zone: row.zone,
    dateOrder: dateOrders[row.jurisdiction] ?? null,
    today: dayInZone(seen.now, row.zone),
    draft,
    items: row.items ?? [],
    current: draft && draft.baseVersion > 0 ? (row.current ?? []) : null,
    names: row.names ?? {},
    comments: row.comments ?? [],
    may: {
      edit: drafts && changeable && isAuthor,
      takeOver: drafts && draft !== null && !isAuthor,
      open: drafts && draft === null && isOpen,
      sign: can(actor, "plan:sign", seen.relation.ties) && isAuthor && draft?.state !== "changes-asked",
      send: drafts && changeable && isAuthor,
      takeBack: drafts && draft?.state === "in-review" && isAuthor,
      review: draft?.state === "in-review" && !isAuthor && can(actor, "draft:review", seen.relation.ties),
    },
  };
}
