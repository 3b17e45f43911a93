import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { checkFoundations } from "@/lib/platform/health";
import { actorOfSession, closeSession, openSession, prolongSession, secondsLeft } from "@/lib/platform/session";
import { aLink, auditAbout, emailOf, givePassword, signedIn } from "@/lib/testing/accounts";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { closeSessions } from "./commands/close-sessions";
import { disablePerson } from "./commands/disable-person";
import { changePassword, makePasswordLink, resetPassword } from "./commands/passwords";
import { setUp } from "./commands/set-up";

const first = "seven boats under rain";
const second = "eight gulls over stone";
const byLink = systemActor("reset link");

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
const aNurse = () => aPerson({ role: "nurse", siteId: clinic.siteId });

describe("a password link", () => {
  it("works once, ends every session and lets its person sign in with the new password only", async () => {
    const nurse = await signedIn(await aNurse());
    await givePassword(nurse, first);
    const made = await execute(makePasswordLink, clinic.administrator, { id: nurse.id });
    const token = made.ok ? made.value.token : "";
    expect(token.length).toBeGreaterThan(40);
    expect(await execute(resetPassword, byLink, { token, password: second })).toEqual({ ok: true, value: null });
    expect(await actorOfSession(nurse.sessionId)).toBeNull();
    const email = await emailOf(nurse);
    expect(await openSession(email, first)).toBeNull();
    expect(await openSession(email.toUpperCase(), second)).toMatchObject({ personId: nurse.id });
    expect(await execute(resetPassword, byLink, { token, password: first })).toMatchObject({ code: "link-not-valid" });
    expect(await auditAbout(nurse.id)).toEqual(["password.link-made done", "password.reset done"]);
  });

  it("is never in the database, neither as itself nor in a stored answer", async () => {
    const nurse = await aNurse();
    const made = await execute(makePasswordLink, clinic.administrator, { id: nurse.id });
    const token = made.ok ? made.value.token : "none";
    for (const table of ["one_time_link", "audit_event", "idempotency_key"]) {
      expect(await rowsOf(`SELECT 1 AS one FROM ${table} t WHERE to_jsonb(t)::text LIKE $1`, [`%${token}%`])).toEqual(
        [],
      );
    }
  });

  it("is replaced by the next one, and ends when its time is over", async () => {
    const nurse = await aNurse();
    const older = await execute(makePasswordLink, clinic.administrator, { id: nurse.id });
    await execute(makePasswordLink, clinic.administrator, { id: nurse.id });
    const token = older.ok ? older.value.token : "";
    const late = await aLink("reset", nurse.id, -1);
    for (const dead of [token, late, "made-up", ""]) {
      const answer = await execute(resetPassword, byLink, { token: dead, password: second });
      expect(answer).toMatchObject({ ok: false, code: "link-not-valid" });
    }
  });

  it("stays usable after a password that is refused, and of two that come at once one wins", async () => {
    const nurse = await aNurse();
    const token = await aLink("reset", nurse.id);
    const weak = await execute(resetPassword, byLink, { token, password: "passwordpassword" });
    expect(weak).toMatchObject({ code: "invalid-input", fields: { password: expect.stringMatching(/tried first/) } });
    const race = await Promise.all(
      [first, second].map((password) => execute(resetPassword, byLink, { token, password })),
    );
    expect(race.map((one) => one.ok).sort()).toEqual([false, true]);
  });

  it("is made by an administrator only, and not for somebody who is shut out; being shut out ends it", async () => {
    const nurse = await aNurse();
    expect(await execute(makePasswordLink, clinic.teamLead, { id: nurse.id })).toMatchObject({ code: "not-found" });
    const token = await aLink("reset", nurse.id);
    await execute(disablePerson, clinic.administrator, { id: nurse.id, revision: 1 });
    expect(await execute(resetPassword, byLink, { token, password: second })).toMatchObject({ code: "link-not-valid" });
    expect(await execute(makePasswordLink, clinic.administrator, { id: nurse.id })).toMatchObject({ code: "disabled" });
  });
});

describe("the own account", () => {
  it("changes its password, keeps the present session and ends the others", async () => {
    const here = await signedIn(await aNurse());
    await givePassword(here, first);
    const elsewhere = await signedIn(here);
    expect(await execute(changePassword, here, { password: second })).toEqual({
      ok: true,
      value: { sessionsEnded: 1 },
    });
    expect(await actorOfSession(elsewhere.sessionId)).toBeNull();
    expect(await actorOfSession(here.sessionId)).toMatchObject({ id: here.id });
    expect(await auditAbout(here.id)).toEqual(["password.changed done"]);
    expect(await execute(changePassword, here, { password: "Ada Test-nurse 1971" })).toMatchObject({
      code: "invalid-input",
    });
  });

  it("closes one session or all others, and never somebody else's", async () => {
    const here = await signedIn(await aNurse());
    const one = await signedIn(here);
    const two = await signedIn(here);
    const stranger = await signedIn(await aNurse());
    expect(await execute(closeSessions, here, { sessionId: stranger.sessionId })).toMatchObject({ code: "not-found" });
    expect(await actorOfSession(stranger.sessionId)).not.toBeNull();
    expect(await execute(closeSessions, here, { sessionId: one.sessionId })).toMatchObject({ ok: true });
    expect(await actorOfSession(one.sessionId)).toBeNull();
    expect(await execute(closeSessions, here, { sessionId: null })).toMatchObject({ value: { sessionsEnded: 1 } });
    expect(await actorOfSession(two.sessionId)).toBeNull();
    expect(await actorOfSession(here.sessionId)).not.toBeNull();
    expect(await auditAbout(one.sessionId)).toEqual(["session.closed done"]);
  });

  it("signs out at once, and says so in the audit", async () => {
    const here = await signedIn(await aNurse());
    await closeSession(here.sessionId, "signed out");
    expect(await actorOfSession(here.sessionId)).toBeNull();
    expect(await prolongSession(here.sessionId)).toBeNull();
    expect(await auditAbout(here.sessionId)).toEqual(["session.closed done"]);
  });
});

describe("the life of a session", () => {
  const age = (id: string, column: string, by: string) =>
    rowsOf(`UPDATE auth_session SET ${column} = now() - interval '${by}' WHERE id = $1 RETURNING id`, [id]);

  it("ends after 15 idle minutes; asking does not prolong it, staying signed in does", async () => {
    const { sessionId } = await signedIn(await aNurse());
    await age(sessionId, "last_seen_at", "14 minutes");
    expect(await secondsLeft(sessionId)).toBeLessThanOrEqual(60);
    expect(await secondsLeft(sessionId)).toBeGreaterThan(40);
    expect(await prolongSession(sessionId)).toBeGreaterThan(14 * 60);
    await age(sessionId, "last_seen_at", "15 minutes 1 second");
    expect(await secondsLeft(sessionId)).toBeNull();
    expect(await prolongSession(sessionId)).toBeNull();
    expect(await actorOfSession(sessionId)).toBeNull();
  });

  it("ends twelve hours after signing in, however busy it was", async () => {
    const { sessionId } = await signedIn(await aNurse());
    await age(sessionId, "created_at", "11 hours 58 minutes");
    expect(await secondsLeft(sessionId)).toBeLessThanOrEqual(120);
    await age(sessionId, "created_at", "12 hours 1 second");
    expect(await prolongSession(sessionId)).toBeNull();
    expect(await actorOfSession(sessionId)).toBeNull();
  });
});

describe("setting up an empty installation", () => {
  const input = (token: string) => ({
    token,
    siteName: `Hospital ${uuid()}`,
    zone: "Europe/Helsinki",
    jurisdiction: "EU" as const,
    email: `first-${uuid()}@test.example`,
    family: "First",
    given: "Aino",
    password: first,
  });

  it("makes one site and its administrator, who can sign in; the link is used up", async () => {
    const given = input(await aLink("setup", null));
    expect(await execute(setUp, systemActor("set-up link"), given)).toEqual({ ok: true, value: null });
    const opened = await openSession(given.email, first);
    expect(await actorOfSession(opened?.sessionId ?? uuid())).toMatchObject({
      role: "administrator",
      siteZone: "Europe/Helsinki",
    });
    expect(await auditAbout(opened?.personId ?? "")).toEqual(["person.created done"]);
    expect(await execute(setUp, systemActor("set-up link"), { ...given, ...input(given.token) })).toMatchObject({
      code: "link-not-valid",
    });
  });

  it("refuses a reset link, a zone that does not exist and a password that anybody would try", async () => {
    const system = systemActor("set-up link");
    const reset = await aLink("reset", clinic.nurse.id);
    expect(await execute(setUp, system, input(reset))).toMatchObject({ code: "link-not-valid" });
    const given = input(await aLink("setup", null));
    expect(await execute(setUp, system, { ...given, zone: "Mars/Olympus" })).toMatchObject({
      fields: { zone: expect.stringMatching(/zone/) },
    });
    expect(await execute(setUp, system, { ...given, password: "Aino First 12345" })).toMatchObject({
      fields: { password: expect.stringMatching(/your name/) },
    });
    expect(await execute(setUp, system, given)).toMatchObject({ ok: true });
  });
});

it("the boot check names what is wrong with a database, and every migration that is missing", async () => {
  const { refusals, migrations } = await checkFoundations();
  expect(refusals).toEqual(["fsync is off: a power cut would lose or damage records. Set fsync = on."]);
  expect(migrations).toEqual([]);
  expect((await checkFoundations(["29990101000000_from_the_future"])).migrations).toHaveLength(1);
});
