import "server-only";
import { v7 as uuid } from "uuid";
import type { Actor } from "./actor-types";
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

const columns =
  "id, occurred_at, actor_id, actor_name, actor_role, session_id, request_id, action, outcome, patient_id, plan_id, version, object_type, object_id, reason, detail";
const insertText = `INSERT INTO audit_event (${columns})
  VALUES ($1::uuid, $2::timestamptz, $3::uuid, $4, $5, $6::uuid, $7::uuid, $8, $9, $10::uuid, $11::uuid, $12::int, $13, $14::uuid, $15, $16::jsonb)`;
const insert = statement<never>("audit-insert", insertText);

type Who =
  | Pick<Actor, "id" | "name" | "role" | "sessionId">
  | { id: null; name: string; role: string; sessionId: null };

function valuesOf(who: Who, entry: AuditEntry, outcome: AuditOutcome, at: string, requestId: string | null) {
  return [
    uuid(),
    at,
    who.id,
    who.name,
    who.role,
    who.sessionId,
    requestId,
    entry.action,
    outcome,
    entry.patientId ?? null,
    entry.planId ?? null,
    entry.version ?? null,
    entry.object?.type ?? null,
    entry.object?.id ?? null,
    entry.reason ?? null,
    entry.detail ? JSON.stringify(entry.detail) : null,
  ];
}

/** Writes events inside the command's own transaction, so that they commit with the change or not at all. */
export async function auditInTx(
  tx: Tx,
  who: Who,
  entries: readonly AuditEntry[],
  outcome: AuditOutcome,
  at: string,
  requestId: string | null,
) {
  for (const entry of entries) {
    await tx.$executeRawUnsafe(insertText, ...valuesOf(who, entry, outcome, at, requestId));
  }
}

/** The same for reads and for refusals, which have no Prisma transaction of their own. */
export async function auditBySql(
  sql: Sql,
  who: Who,
  entry: AuditEntry,
  outcome: AuditOutcome,
  at: string,
  requestId: string | null,
) {
  await sql(insert, valuesOf(who, entry, outcome, at, requestId));
}
