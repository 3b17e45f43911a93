import "server-only";
import type pg from "pg";
import type { Seal, StoredEvent } from "@/lib/domain/audit/event-text";
import type { Code } from "./key";

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Every column of an event as a text or a whole number, so that no driver's formatting can differ. */
export const eventColumns = `e.id::text AS id, ${iso("e.occurred_at")} AS "occurredAt", e.actor_id::text AS "actorId", e.actor_name AS "actorName",
  e.actor_role AS "actorRole", e.session_id::text AS "sessionId", e.request_id::text AS "requestId", e.action, e.outcome,
  e.patient_id::text AS "patientId", e.plan_id::text AS "planId", e.version, e.object_type AS "objectType", e.object_id::text AS "objectId",
  e.reason, e.detail, e.chain_n AS "chainN", ${iso("e.recorded_at")} AS "recordedAt", e.era::text AS era, e.xid::text AS xid,
  e.key_id AS "keyId", e.mac`;
export const sealColumns = `s.n::text AS n, s.era::text AS era, s.from_xid::text AS "fromXid", s.to_xid::text AS "toXid", s.events, s.root,
  s.previous, ${iso("s.sealed_at")} AS "sealedAt", s.key_id AS "keyId", s.mac`;

export type EventRow = StoredEvent;
export type SealRow = Seal & Code;

/** Events of the transactions `fromXid` up to, not including, `toXid` of one cluster. */
export type Span = { readonly era: string; readonly fromXid: string; readonly toXid: string };

const BATCH = 5_000;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** The events of a span in the order in which a seal counts them, read in parts: memory stays the same for any number. */
export async function* eventsOfSpan(client: pg.ClientBase, { era, fromXid, toXid }: Span): AsyncGenerator<EventRow> {
  let [xid, id] = [fromXid, FIRST_ID];
  for (;;) {
    const { rows } = await client.query<EventRow>({
      name: "audit-span",
      text: `SELECT ${eventColumns} FROM audit_event e WHERE e.era = $1::bigint AND e.xid < $2::bigint AND (e.xid, e.id) > ($3::bigint, $4::uuid)
              ORDER BY e.era, e.xid, e.id LIMIT ${BATCH}`,
      values: [era, toXid, xid, id],
    });
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < BATCH) return;
    [xid, id] = [end.xid, end.id];
  }
}

/** The clusters that events come from, found by leaps along the index. */
export const erasText = `eras(era) AS (SELECT min(e.era) FROM audit_event e
  UNION ALL SELECT (SELECT min(x.era) FROM audit_event x WHERE x.era > eras.era) FROM eras WHERE eras.era IS NOT NULL)`;

/** Rows of a question by cursor, in parts. The transaction must be open. */
export async function* rowsByCursor<Row extends object>(
  client: pg.ClientBase,
  name: string,
  text: string,
): AsyncGenerator<Row> {
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${BATCH} FROM ${name}`);
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await client.query(`CLOSE ${name}`);
}
