import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import { actorOfSession } from "@/lib/platform/session";
import { auditAbout, emailOf, refusalsOf, signedIn } from "@/lib/testing/accounts";
import { withTestClient } from "@/lib/testing/database";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { createPerson } from "./commands/create-person";
import { disablePerson, enablePerson, endPersonSessions } from "./commands/disable-person";
import { editPerson } from "./commands/edit-person";
import type { CreatePersonInput } from "./input";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

const details = (over: Partial<CreatePersonInput> = {}): CreatePersonInput => ({
  email: `new-${uuid()}@test.example`,
  family: "Example",
  given: "Nora",
  role: "nurse",
  discipline: null,
  siteId: clinic.siteId,
  phone: null,
  teamIds: [clinic.teamId],
  ...over,
});
const teamsOf = async (id: string) =>
  (await rowsOf<{ team_id: string }>("SELECT team_id FROM team_member WHERE person_id = $1", [id])).map(
    (r) => r.team_id,
  );
const aNurse = () => aPerson({ role: "nurse", siteId: clinic.siteId, teamIds: [clinic.teamId] });

describe("adding a person", () => {
  it("is for an administrator: the person, their team and the audit are there together", async () => {
    const answer = await execute(createPerson, clinic.administrator, details());
    expect(answer).toMatchObject({ ok: true });
    const id = answer.ok ? answer.value.id : "";
    expect(await teamsOf(id)).toEqual([clinic.teamId]);
    expect(await auditAbout(id)).toEqual(["person.created done"]);
  });

  it("is refused to everybody else, and the attempt is kept", async () => {
    const { administrator: _, ...others } = clinic;
    for (const actor of [others.neurologist, others.teamLead, others.nurse, others.physicalTherapist]) {
      expect(await execute(createPerson, actor, details())).toMatchObject({ ok: false, code: "not-found" });
      expect(await refusalsOf(actor.id)).toEqual(["person.create not-found"]);
    }
  });

  it("refuses an e-mail address that is taken, and a team that does not exist, and leaves nothing behind", async () => {
    const email = await emailOf(clinic.nurse);
    expect(await execute(createPerson, clinic.administrator, details({ email }))).toMatchObject({
      code: "email-taken",
    });
    const ghost = details({ teamIds: [uuid()] });
    expect(await execute(createPerson, clinic.administrator, ghost)).toMatchObject({ code: "no-such-team" });
    expect(await rowsOf("SELECT 1 AS one FROM person WHERE email = $1", [ghost.email])).toEqual([]);
  });
});

describe("changing a person", () => {
  it("keeps the session when name and teams change, and ends it when the role does", async () => {
    const nurse = await signedIn(await aNurse());
    const same = { id: nurse.id, ...details({ teamIds: [clinic.otherTeamId] }) };
    expect(await execute(editPerson, clinic.administrator, { ...same, revision: 1 })).toEqual({
      ok: true,
      value: { sessionsEnded: 0 },
    });
    expect(await teamsOf(nurse.id)).toEqual([clinic.otherTeamId]);
    expect(await actorOfSession(nurse.sessionId)).toMatchObject({ role: "nurse" });

    const promoted = { ...same, revision: 2, role: "team-lead" as const };
    expect(await execute(editPerson, clinic.administrator, promoted)).toEqual({
      ok: true,
      value: { sessionsEnded: 1 },
    });
    expect(await actorOfSession(nurse.sessionId)).toBeNull();
    expect(await auditAbout(nurse.id)).toEqual([
      "person.edited done",
      "person.edited done",
      "person.role-changed done",
    ]);
  });

  it("tells the second of two administrators that somebody saved first", async () => {
    const nurse = await aNurse();
    const input = { id: nurse.id, revision: 1, ...details() };
    await execute(editPerson, clinic.administrator, input);
    const second = await execute(editPerson, clinic.administrator, { ...input, family: "Second" });
    expect(second).toMatchObject({ code: "changed-by-someone-else", conflict: { theirs: { family: "Example" } } });
  });

  it("is refused to a team lead", async () => {
    const input = { id: clinic.nurse.id, revision: 1, ...details() };
    expect(await execute(editPerson, clinic.teamLead, input)).toMatchObject({ ok: false, code: "not-found" });
  });
});

describe("shutting a person out", () => {
  it("takes effect on their very next request, and letting them in again does not revive the old session", async () => {
    const nurse = await signedIn(await aNurse());
    expect(await execute(disablePerson, clinic.administrator, { id: nurse.id, revision: 1 })).toEqual({
      ok: true,
      value: { sessionsEnded: 1 },
    });
    expect(await actorOfSession(nurse.sessionId)).toBeNull();
    expect(await execute(enablePerson, clinic.administrator, { id: nurse.id, revision: 1 })).toMatchObject({
      code: "changed-by-someone-else",
    });
    expect(await execute(enablePerson, clinic.administrator, { id: nurse.id, revision: 2 })).toMatchObject({
      ok: true,
    });
    expect(await actorOfSession(nurse.sessionId)).toBeNull();
    expect(await auditAbout(nurse.id)).toEqual(["person.disabled done", "person.enabled done"]);
  });

  it("is refused to everybody but an administrator", async () => {
    const input = { id: clinic.nurse.id, revision: 1 };
    expect(await execute(disablePerson, clinic.teamLead, input)).toMatchObject({ code: "not-found" });
    expect(await execute(enablePerson, clinic.neurologist, input)).toMatchObject({ code: "not-found" });
    expect(await execute(endPersonSessions, clinic.nurse, { id: input.id })).toMatchObject({ code: "not-found" });
  });

  it("ends every session on request and leaves the access", async () => {
    const nurse = await signedIn(await aNurse());
    const again = await signedIn(nurse);
    expect(await execute(endPersonSessions, clinic.administrator, { id: nurse.id })).toMatchObject({
      value: { sessionsEnded: 2 },
    });
    expect(await actorOfSession(again.sessionId)).toBeNull();
    expect(await auditAbout(nurse.id)).toEqual(["person.sessions-ended done"]);
  });
});

describe("the last administrator", () => {
  it("stays: nobody gives up their own administration, in the domain and beneath it", async () => {
    const me = clinic.administrator;
    const answer = await execute(disablePerson, me, { id: me.id, revision: 1 });
    expect(answer).toMatchObject({ ok: false, code: "last-administrator" });
    const demoted = { id: me.id, revision: 1, ...details({ email: await emailOf(me) }) };
    expect(await execute(editPerson, me, demoted)).toMatchObject({ code: "last-administrator" });
    const beneath = withTestClient("app", async (client) => {
      await client.query("SELECT set_config('concord.actor_id', $1, false)", [me.id]);
      await client.query("UPDATE person SET disabled_at = now(), revision = revision + 1 WHERE id = $1", [me.id]);
    });
    await expect(beneath).rejects.toMatchObject({ code: "23514" });
  });

  it("stays when two disable each other at the same moment: one wins, one is told no", async () => {
    await rowsOf(
      "UPDATE person SET disabled_at = now(), revision = revision + 1 WHERE role = 'administrator' AND id <> $1 RETURNING id",
      [clinic.administrator.id],
    );
    const other = await aPerson({ role: "administrator", siteId: clinic.siteId });
    const both = await Promise.allSettled([
      execute(disablePerson, clinic.administrator, { id: other.id, revision: 1 }),
      execute(disablePerson, other, { id: clinic.administrator.id, revision: 1 }),
    ]);
    const won = both.filter((one) => one.status === "fulfilled" && one.value.ok);
    expect(won).toHaveLength(1);
    const left = await rowsOf("SELECT id FROM person WHERE role = 'administrator' AND disabled_at IS NULL");
    expect(left).toHaveLength(1);
  });
});
