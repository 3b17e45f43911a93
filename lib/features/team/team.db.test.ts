import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import { auditAbout, refusalsOf } from "@/lib/testing/accounts";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { createTeam, editTeam } from "./commands/save-team";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
const members = async (id: string) =>
  (await rowsOf<{ person_id: string }>("SELECT person_id FROM team_member WHERE team_id = $1 ORDER BY 1", [id])).map(
    (row) => row.person_id,
  );
const aTeam = async (memberIds: string[]) => {
  const input = { siteId: clinic.siteId, name: `Team ${uuid()}`, phone: null, memberIds };
  const answer = await execute(createTeam, clinic.administrator, input);
  if (!answer.ok) throw new Error(answer.code);
  return { id: answer.value.id, name: input.name };
};

describe("teams", () => {
  it("are made and changed by an administrator; who joined and who left is in the audit", async () => {
    const team = await aTeam([clinic.nurse.id]);
    const edit = { id: team.id, revision: 1, name: team.name, phone: "4711", memberIds: [clinic.teamLead.id] };
    expect(await execute(editTeam, clinic.administrator, edit)).toEqual({ ok: true, value: null });
    expect(await members(team.id)).toEqual([clinic.teamLead.id]);
    expect(await auditAbout(team.id)).toEqual([
      "team.created done",
      "team.edited done",
      "team.joined done",
      "team.left done",
    ]);
  });

  it("are not for a team lead to change: joining a team opens charts", async () => {
    const edit = { id: clinic.teamId, revision: 1, name: "Mine", phone: null, memberIds: [clinic.teamLead.id] };
    expect(await execute(editTeam, clinic.teamLead, edit)).toMatchObject({ code: "not-found" });
    const make = { siteId: clinic.siteId, name: "Mine", phone: null, memberIds: [] };
    expect(await execute(createTeam, clinic.teamLead, make)).toMatchObject({ code: "not-found" });
    expect(await refusalsOf(clinic.teamLead.id)).toEqual(["team.edit not-found", "team.create not-found"]);
  });

  it("refuse a name that the site has already, and somebody who does not exist", async () => {
    const make = { siteId: clinic.siteId, name: "Neuro-oncology", phone: null, memberIds: [] };
    expect(await execute(createTeam, clinic.administrator, make)).toMatchObject({ code: "name-taken" });
    const ghost = { ...make, name: `Team ${uuid()}`, memberIds: [uuid()] };
    expect(await execute(createTeam, clinic.administrator, ghost)).toMatchObject({ code: "no-such-person" });
  });

  it("keep the first of two saves", async () => {
    const team = await aTeam([]);
    const edit = { id: team.id, revision: 1, name: team.name, phone: null, memberIds: [clinic.nurse.id] };
    await execute(editTeam, clinic.administrator, edit);
    const second = await execute(editTeam, clinic.administrator, { ...edit, memberIds: [] });
    expect(second).toMatchObject({ code: "changed-by-someone-else" });
    expect(await members(team.id)).toEqual([clinic.nurse.id]);
  });
});
