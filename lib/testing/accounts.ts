// Sign-in sessions, passwords and one-time links for tests, written beneath the application.
import { createHash, randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { PersonActor } from "@/lib/platform/actor-types";
import { hashPassword } from "@/lib/platform/password";
import { insertRows, rowsOf } from "./insert-row";

/** Opens a session of the person; the actor that comes back is signed in with it. */
export async function signedIn(person: PersonActor): Promise<PersonActor> {
  const sessionId = uuid();
  await insertRows([["auth_session", { id: sessionId, person_id: person.id }]]);
  return { ...person, sessionId };
}

export async function givePassword(person: PersonActor, password: string): Promise<void> {
  await insertRows([["credential", { person_id: person.id, password_hash: await hashPassword(password) }]]);
}

export async function emailOf(person: PersonActor): Promise<string> {
  const [row] = await rowsOf<{ email: string }>("SELECT email FROM person WHERE id = $1", [person.id]);
  return row?.email ?? "";
}

/** A one-time link that lives for so many minutes; answers its token. */
export async function aLink(purpose: "setup" | "reset", personId: string | null, minutes = 30): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expires = new Date(Date.now() + minutes * 60_000);
  const token_hash = createHash("sha256").update(token).digest("hex");
  await insertRows([["one_time_link", { id: uuid(), purpose, person_id: personId, token_hash, expires_at: expires }]]);
  return token;
}

/** What the audit says about one thing (a person, team, site, session), oldest first. */
export async function auditAbout(objectId: string): Promise<string[]> {
  const rows = await rowsOf<{ line: string }>(
    "SELECT action || ' ' || outcome AS line FROM audit_event WHERE object_id = $1 ORDER BY recorded_at, id",
    [objectId],
  );
  return rows.map((row) => row.line);
}

/** Refusals of one person, oldest first: action and code. */
export async function refusalsOf(actorId: string): Promise<string[]> {
  const rows = await rowsOf<{ line: string }>(
    `SELECT action || ' ' || coalesce(detail->>'refusal', '') AS line FROM audit_event
      WHERE actor_id = $1 AND outcome = 'refused' ORDER BY recorded_at, id`,
    [actorId],
  );
  return rows.map((row) => row.line);
}
