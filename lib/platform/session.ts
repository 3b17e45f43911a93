import "server-only";
import { v7 as uuid } from "uuid";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import type { PersonActor } from "./actor-types";
import { auditBySql } from "./audit";
import { db, sqlOn, statement } from "./db";
import { checkPassword } from "./password";

// Sign-in sessions are rows: the browser's token carries nothing but the id, and this row decides on every request.
export const IDLE_MINUTES = 15;
export const ABSOLUTE_HOURS = 12;

type LiveRow = {
  id: string;
  person_id: string;
  family: string;
  given: string;
  role: Role;
  discipline: Discipline | null;
  site_id: string;
  zone: string;
};

// Seen at most once a minute, so that a busy screen does not turn reads into writes.
const live = statement<LiveRow>(
  "session-live",
  `WITH s AS (
     SELECT s.id, s.person_id, s.last_seen_at FROM auth_session s
      WHERE s.id = $1::uuid AND s.revoked_at IS NULL
        AND s.created_at > now() - interval '${ABSOLUTE_HOURS} hours' AND s.last_seen_at > now() - interval '${IDLE_MINUTES} minutes'),
   seen AS (UPDATE auth_session SET last_seen_at = now() WHERE id = (SELECT id FROM s WHERE last_seen_at < now() - interval '60 seconds'))
   SELECT s.id, s.person_id, p.family, p.given, p.role, p.discipline, p.site_id, site.zone
     FROM s JOIN person p ON p.id = s.person_id AND p.disabled_at IS NULL JOIN site ON site.id = p.site_id`,
);

// A page that asks by itself is nobody's activity: it must not keep a session alive.
const watched = statement<LiveRow>(
  "session-watched",
  `SELECT s.id, s.person_id, p.family, p.given, p.role, p.discipline, p.site_id, site.zone
     FROM auth_session s JOIN person p ON p.id = s.person_id AND p.disabled_at IS NULL JOIN site ON site.id = p.site_id
    WHERE s.id = $1::uuid AND s.revoked_at IS NULL
      AND s.created_at > now() - interval '${ABSOLUTE_HOURS} hours' AND s.last_seen_at > now() - interval '${IDLE_MINUTES} minutes'`,
);

/**
 * The person behind a live session, or null: signed out, idle too long, too old, or disabled. Asking prolongs the session,
 * unless the page asks by itself.
 */
export async function actorOfSession(
  sessionId: string,
  asks: "person" | "page" = "person",
): Promise<PersonActor | null> {
  const [row] = await sqlOn(db().pool)(asks === "person" ? live : watched, [sessionId]);
  if (!row) return null;
  return {
    id: row.person_id,
    name: `${row.given} ${row.family}`,
    role: row.role,
    discipline: row.discipline,
    siteId: row.site_id,
    siteZone: row.zone,
    sessionId: row.id,
  };
}

type CredentialRow = { id: string; family: string; given: string; role: Role; password_hash: string | null };
const byEmail = statement<CredentialRow>(
  "credential-by-email",
  `SELECT p.id, p.family, p.given, p.role, c.password_hash FROM person p LEFT JOIN credential c ON c.person_id = p.id
    WHERE p.email = $1 AND p.disabled_at IS NULL`,
);
const open = statement<never>("session-open", "INSERT INTO auth_session (id, person_id) VALUES ($1::uuid, $2::uuid)");
const revoke = statement<{ person_id: string; family: string; given: string; role: Role }>(
  "session-revoke",
  `UPDATE auth_session s SET revoked_at = now(), revoked_why = $2 FROM person p
    WHERE s.id = $1::uuid AND s.revoked_at IS NULL AND p.id = s.person_id RETURNING s.person_id, p.family, p.given, p.role`,
);
const left = statement<{ seconds: number }>(
  "session-left",
  `SELECT floor(extract(epoch FROM least(s.last_seen_at + interval '${IDLE_MINUTES} minutes',
                                         s.created_at + interval '${ABSOLUTE_HOURS} hours') - now()))::int AS seconds
     FROM auth_session s JOIN person p ON p.id = s.person_id AND p.disabled_at IS NULL
    WHERE s.id = $1::uuid AND s.revoked_at IS NULL`,
);
const touch = statement<never>(
  "session-touch",
  `UPDATE auth_session SET last_seen_at = now() WHERE id = $1::uuid AND revoked_at IS NULL
     AND created_at > now() - interval '${ABSOLUTE_HOURS} hours' AND last_seen_at > now() - interval '${IDLE_MINUTES} minutes'`,
);
const byPerson = statement<{ password_hash: string | null }>(
  "credential-by-person",
  "SELECT password_hash FROM credential WHERE person_id = $1::uuid",
);
const reauthenticated = statement<never>(
  "session-reauthenticated",
  "UPDATE auth_session SET reauthenticated_at = now() WHERE id = $1::uuid",
);

/** Checks e-mail and password and opens a session. Unknown, wrong and disabled give the same answer in the same time. */
export async function openSession(
  email: string,
  password: string,
): Promise<{ personId: string; sessionId: string } | null> {
  const sql = sqlOn(db().pool);
  const [person] = await sql(byEmail, [email.trim().toLowerCase()]);
  const right = await checkPassword(person?.password_hash ?? null, password);
  const at = new Date().toISOString();
  if (!person || !right) {
    const who = person
      ? { id: person.id, name: `${person.given} ${person.family}`, role: person.role, sessionId: null }
      : { id: null, name: "not known", role: "none", sessionId: null };
    await auditBySql(sql, who as never, { action: "session.open" }, "refused", at, null);
    return null;
  }
  const sessionId = uuid();
  await sql(open, [sessionId, person.id]);
  const who = { id: person.id, name: `${person.given} ${person.family}`, role: person.role, sessionId };
  await auditBySql(sql, who, { action: "session.open", object: { type: "session", id: sessionId } }, "done", at, null);
  return { personId: person.id, sessionId };
}

/** Ends a session at once, on every instance. */
export async function closeSession(sessionId: string, why: string): Promise<void> {
  const sql = sqlOn(db().pool);
  const [closed] = await sql(revoke, [sessionId, why]);
  if (!closed) return;
  const who = { id: closed.person_id, name: `${closed.given} ${closed.family}`, role: closed.role, sessionId };
  const entry = { action: "session.closed", object: { type: "session", id: sessionId }, reason: why };
  await auditBySql(sql, who, entry, "done", new Date().toISOString(), null);
}

/** Whole seconds until the session ends by itself, without prolonging it; null when it has ended. */
export async function secondsLeft(sessionId: string): Promise<number | null> {
  const [row] = await sqlOn(db().pool)(left, [sessionId]);
  return row && row.seconds > 0 ? row.seconds : null;
}

/** "Stay signed in": starts the idle time anew, unless the session has already ended. */
export async function prolongSession(sessionId: string): Promise<number | null> {
  await sqlOn(db().pool)(touch, [sessionId]);
  return await secondsLeft(sessionId);
}

/** Fresh proof of who is at the keyboard, for signing (security.md SIG-01). */
export async function reauthenticate(actor: PersonActor, password: string): Promise<boolean> {
  const sql = sqlOn(db().pool);
  const [row] = await sql(byPerson, [actor.id]);
  const right = await checkPassword(row?.password_hash ?? null, password);
  if (right) await sql(reauthenticated, [actor.sessionId]);
  else await auditBySql(sql, actor, { action: "session.reauthenticate" }, "refused", new Date().toISOString(), null);
  return right;
}
