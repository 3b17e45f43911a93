import "server-only";
import type { Tie } from "@/lib/domain/access/roles";
import type { Actor } from "./actor-types";
import type { Tx } from "./db";

/** The record a command is about; `none` when authority does not depend on a record. */
export type Subject =
  | { readonly kind: "none" }
  | {
      readonly kind:
        | "patient"
        | "plan"
        | "draft"
        | "diagnosis"
        | "observation"
        | "condition"
        | "allergy"
        | "home-medicine"
        | "vaccination"
        | "care-team-member"
        | "import"
        | "referral"
        | "course"
        | "session";
      readonly id: string;
    };

export const noSubject: Subject = { kind: "none" };

/** What the database says of one actor and one record at this moment. */
export type Relation = {
  readonly patientId: string | null;
  readonly planId: string | null;
  readonly referralId: string | null;
  readonly exists: boolean;
  readonly ties: ReadonlySet<Tie>;
  readonly draftAuthor: string | null;
};

export type RelationRow = {
  now: string;
  today: string;
  patient_id: string | null;
  plan_id: string | null;
  referral_id: string | null;
  exists_: boolean | null;
  on_care_team: boolean | null;
  leads_team: boolean | null;
  sessions_at_site: boolean | null;
  referral_access: string | null;
  draft_author: string | null;
  breaks_glass: boolean | null;
};

// One round trip: the context of row-level security for this transaction only (third argument of set_config), and the ties. The
// record it is about is named, so that Postgres judges it first; whether the actor may see it, Postgres decides for itself.
// $1 actor, $2 role, $3 instant or null, $4 subject kind, $5 subject id.
const contextText = (reading: boolean) => `
  WITH at AS (SELECT coalesce($3::timestamptz, now()) AS instant),
  context AS (
    SELECT set_config('concord.actor_id', $1::text, true), set_config('concord.actor_role', $2::text, true),
           set_config('concord.today', (at.instant AT TIME ZONE 'UTC')::date::text, true),
           set_config('concord.reading', '${reading ? "on" : "off"}', true), set_config('concord.visible', '', true),
           at.instant, (at.instant AT TIME ZONE 'UTC')::date AS today FROM at)
  SELECT to_char(c.instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now, c.today::text AS today, r.*,
         access.breaks_glass($1::uuid, $2::text, r.patient_id) AS breaks_glass,
         set_config('concord.patient_id', coalesce(r.patient_id::text, ''), true), set_config('concord.referral_id', coalesce(r.referral_id::text, ''), true)
    FROM context c LEFT JOIN LATERAL access.relation($4::text, $5::uuid, $1::uuid, $2::text, c.today) r ON $4::text <> 'none'`;
export const enterText = contextText(false);
/** For transactions that only read: Postgres works out once whom the actor sees. */
export const enterToReadText = contextText(true);

export function enterValues(actor: Actor, subject: Subject, clock: string | null): unknown[] {
  return [actor.id, actor.role, clock, subject.kind, subject.kind === "none" ? null : subject.id];
}

export function relationOf(row: RelationRow): Relation {
  const ties = new Set<Tie>();
  if (row.on_care_team) ties.add("care-team");
  if (row.leads_team) ties.add("leads-team");
  if (row.sessions_at_site) ties.add("site-sessions");
  if (row.referral_access === "assigned") ties.add("assigned-referral");
  if (row.referral_access === "pool") ties.add("pool-referral");
  if (row.breaks_glass) ties.add("broken-glass");
  return {
    patientId: row.patient_id,
    planId: row.plan_id,
    referralId: row.referral_id,
    exists: row.exists_ ?? false,
    ties,
    draftAuthor: row.draft_author,
  };
}

/** First statement of every command's transaction. */
export async function enter(tx: Tx, actor: Actor, subject: Subject, clock: string | null) {
  const rows = await tx.$queryRawUnsafe<RelationRow[]>(enterText, ...enterValues(actor, subject, clock));
  const row = rows[0];
  if (!row) throw new Error("the transaction context could not be set");
  return { now: row.now, today: row.today, relation: relationOf(row) };
}
