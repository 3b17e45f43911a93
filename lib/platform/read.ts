import "server-only";
import pg from "pg";
import { can, writingTies } from "@/lib/domain/access/can";
import type { Capability } from "@/lib/domain/access/roles";
import type { Actor } from "./actor-types";
import { type AuditEntry, auditBySql } from "./audit";
import { enterToReadText, enterValues, type Relation, type RelationRow, relationOf, type Subject } from "./context";
import { db, type Sql, sqlOn, statement } from "./db";

const enterStatement = statement<RelationRow>("enter-to-read", enterToReadText);

export type Seen = {
  readonly sql: Sql;
  readonly now: string;
  readonly today: string;
  readonly relation: Relation;
};

export type Reading<T> = {
  readonly actor: Actor;
  readonly needs: Capability;
  readonly on: Subject;
  /** The access entry, written before the data is returned; lists of work need none. */
  readonly audit?: (value: T, seen: Seen) => AuditEntry | null;
  readonly run: (seen: Seen) => Promise<T | null>;
};

/**
 * One read, as seen by an actor: the context is set first, the judge asked second, and only then does the query run. Null
 * for "not there" and for "not yours" alike.
 */
export async function read<T>(reading: Reading<T>): Promise<T | null> {
  const client = await db().pool.connect();
  let failed: Error | undefined;
  try {
    const sql = sqlOn(client);
    // The access entry that a read leaves is no change: nobody is told to look again because somebody looked.
    await client.query("BEGIN; SET LOCAL concord.reading = 'on'");
    const [row] = await sql(enterStatement, enterValues(reading.actor, reading.on, null));
    if (!row) throw new Error("the transaction context could not be set");
    const seen: Seen = { sql, now: row.now, today: row.today, relation: relationOf(row) };
    const allowed = can(reading.actor, reading.needs, seen.relation.ties);
    const value = allowed ? await reading.run(seen) : null;
    if (value !== null) {
      const entry = reading.audit?.(value, seen);
      if (entry) await auditBySql(sql, reading.actor, marked(entry, seen.relation), "done", row.now, null);
    } else if (seen.relation.exists) {
      const entry = { action: "access.refused", patientId: seen.relation.patientId, detail: { needs: reading.needs } };
      await auditBySql(sql, reading.actor, entry, "refused", row.now, null);
    }
    await client.query("COMMIT");
    return value;
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    // A connection in doubt is thrown away rather than handed to the next person.
    client.release(failed instanceof pg.DatabaseError ? undefined : failed);
  }
}

/** What was read through emergency access alone says so in the audit. */
function marked(entry: AuditEntry, { ties }: Relation): AuditEntry {
  if (!ties.has("broken-glass") || writingTies(ties).size > 0) return entry;
  return { ...entry, detail: { ...entry.detail, emergencyAccess: true } };
}
