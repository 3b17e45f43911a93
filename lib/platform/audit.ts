import "server-only";
import { v7 as uuid } from "uuid";
import { type EventFields, eventText } from "@/lib/domain/audit/event-text";
import type { Actor } from "./actor-types";
import { codeOf } from "./audit-seal/key";
import { type Sql, statement, type Tx } from "./db";

/** One thing that happened. Events point at records by id; they never copy words about a patient. */
export type AuditEntry = {
  readonly action: string;
  readonly patientId?: string | null;
  readonly planId?: string | null;
  readonly version?: number | null;
  readonly object?: { readonly type: string; readonly id: string };
  readonly reason?: string | null;
  /** Codes and counts only. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

export type AuditOutcome = "done" | "refused" | "failed";

type Who =
  | Pick<Actor, "id" | "name" | "role" | "sessionId">
  | { id: null; name: string; role: string; sessionId: null };

const columns =
  "id, occurred_at, actor_id, actor_name, actor_role, session_id, request_id, action, outcome, patient_id, plan_id, version, object_type, object_id, reason, detail, chain_n, key_id, mac";
const insertText = `INSERT INTO audit_event (${columns})
  SELECT ${columns} FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, occurred_at timestamptz, actor_id uuid, actor_name text, actor_role text,
    session_id uuid, request_id uuid, action text, outcome text, patient_id uuid, plan_id uuid, version int, object_type text, object_id uuid,
    reason text, detail jsonb, chain_n int, key_id text, mac text)`;
const insert = statement<never>("audit-insert", insertText);

type ChainEnd = { plan_id: string; n: number | null; mac: string | null };
const chainEnds = `SELECT p.id AS plan_id, e.n, e.mac FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, at)
  LEFT JOIN LATERAL access.audit_chain_end(p.id) e ON true ORDER BY p.at`;

function fieldsOf(
  who: Who,
  entry: AuditEntry,
  outcome: AuditOutcome,
  at: string,
  requestId: string | null,
): EventFields {
  return {
    id: uuid(),
    occurredAt: new Date(at).toISOString(),
    actorId: who.id,
    actorName: who.name,
    actorRole: who.role,
    sessionId: who.sessionId,
    requestId,
    action: entry.action,
    outcome,
    patientId: entry.patientId ?? null,
    planId: entry.planId ?? null,
    version: entry.version ?? null,
    objectType: entry.object?.type ?? null,
    objectId: entry.object?.id ?? null,
    reason: entry.reason ?? null,
    detail: entry.detail ?? null,
    chainN: null,
  };
}

/** The row of an event with its code, which a chained event makes over the code of the one before it as well. */
function rowOf(event: EventFields, previous: string) {
  const { keyId, mac } = codeOf(eventText(event, previous));
  return {
    id: event.id,
    occurred_at: event.occurredAt,
    actor_id: event.actorId,
    actor_name: event.actorName,
    actor_role: event.actorRole,
    session_id: event.sessionId,
    request_id: event.requestId,
    action: event.action,
    outcome: event.outcome,
    patient_id: event.patientId,
    plan_id: event.planId,
    version: event.version,
    object_type: event.objectType,
    object_id: event.objectId,
    reason: event.reason,
    detail: event.detail,
    chain_n: event.chainN,
    key_id: keyId,
    mac,
  };
}

/**
 * Writes events inside the command's own transaction, so that they commit with the change or not at all. What was done to a
 * plan becomes the next links of that plan's chain; plans are taken in one order, so that two commands do not wait for each other.
 */
export async function auditInTx(
  tx: Tx,
  who: Who,
  entries: readonly AuditEntry[],
  outcome: AuditOutcome,
  at: string,
  requestId: string | null,
) {
  if (entries.length === 0) return;
  const events = entries.map((entry) => fieldsOf(who, entry, outcome, at, requestId));
  const plans = outcome === "done" ? [...new Set(events.flatMap((event) => event.planId ?? []))].sort() : [];
  const found = plans.length > 0 ? await tx.$queryRawUnsafe<ChainEnd[]>(chainEnds, plans) : [];
  const ends = new Map(found.map((end) => [end.plan_id, { n: end.n ?? 0, mac: end.mac ?? "" }]));
  const rows = events.map((event) => {
    const end = event.planId === null ? undefined : ends.get(event.planId);
    if (!end) return rowOf(event, "");
    const row = rowOf({ ...event, chainN: end.n + 1 }, end.mac);
    ends.set(event.planId ?? "", { n: end.n + 1, mac: row.mac });
    return row;
  });
  await tx.$executeRawUnsafe(insertText, JSON.stringify(rows));
}

/** The same for reads and for refusals, which have no Prisma transaction of their own; they belong to no chain. */
export async function auditBySql(
  sql: Sql,
  who: Who,
  entry: AuditEntry,
  outcome: AuditOutcome,
  at: string,
  requestId: string | null,
) {
  await sql(insert, [JSON.stringify([rowOf(fieldsOf(who, entry, outcome, at, requestId), "")])]);
}
