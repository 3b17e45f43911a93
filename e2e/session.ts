// Signing in without the form: a session row beneath the application and the browser token that names it.
import { hash } from "@node-rs/argon2";
import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { v7 as uuid } from "uuid";
import { withTestClient } from "@/lib/testing/database";
import { insertRow, insertRows, rowsOf } from "@/lib/testing/insert-row";

const COOKIE = "concord-session";

/** What a journey needs to know of a person. */
export type Somebody = { readonly id: string };

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the journeys with npm run e2e`);
  return value;
}

/** Opens a session of the person for this browser; answers the id of the session. */
export async function signIn(context: BrowserContext, person: Somebody): Promise<string> {
  const id = uuid();
  await insertRows([["auth_session", { id, person_id: person.id }]]);
  const value = await encode({ token: { sid: id }, secret: needed("NEXTAUTH_SECRET"), maxAge: 12 * 3600 });
  await context.addCookies([{ name: COOKIE, value, url: needed("E2E_URL"), httpOnly: true, sameSite: "Lax" }]);
  return id;
}

/** Lets a session stand still for so many minutes, as if nobody had touched the screen. */
export async function letIdle(sessionId: string, minutes: number): Promise<void> {
  await withTestClient("super", async (client) => {
    await client.query(
      "UPDATE auth_session SET last_seen_at = last_seen_at - make_interval(mins => $2) WHERE id = $1",
      [sessionId, minutes],
    );
  });
}

/** Gives the person this password, as after choosing one by a link. */
export async function givePassword(person: Somebody, password: string): Promise<void> {
  const password_hash = await hash(password.normalize("NFKC"));
  await withTestClient("super", async (client) => {
    await client.query("DELETE FROM credential WHERE person_id = $1", [person.id]);
    await insertRow(client, "credential", { person_id: person.id, password_hash });
  });
}

export async function emailOf(person: Somebody): Promise<string> {
  const [row] = await rowsOf<{ email: string }>("SELECT email FROM person WHERE id = $1", [person.id]);
  if (!row) throw new Error(`there is no person ${person.id}`);
  return row.email;
}
