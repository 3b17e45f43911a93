import { v7 as uuid } from "uuid";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { CreateTeamInput, EditTeamInput } from "../input";
import { insertTeam, knownPeople, loadTeam, replaceMembers, teamNameTaken, updateTeam } from "../store";

const nameTaken = refused("name-taken", {
  message: "This site has a team with this name already. Nothing was saved.",
  fields: { name: "This site has a team with this name already" },
});
const noSuchPerson = refused("no-such-person", {
  message: "Somebody on the list does not exist any more. Reload the page. Nothing was saved.",
});

export const createTeam = command<CreateTeamInput, { id: string }>({
  name: "team.create",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, input }) {
    const memberIds = [...new Set(input.memberIds)];
    if (await teamNameTaken(tx, input.siteId, input.name, null)) return nameTaken;
    if ((await knownPeople(tx, memberIds)) !== memberIds.length) return noSuchPerson;
    const id = uuid();
    await insertTeam(tx, id, input.siteId, { name: input.name, phone: input.phone });
    await replaceMembers(tx, id, memberIds);
    return done({ id }, [
      { action: "team.created", object: { type: "team", id }, detail: { members: memberIds.length } },
    ]);
  },
});

/** Members of a team see its pool of referrals, and a lead its patients: who joined and who left is in the audit. */
export const editTeam = command<EditTeamInput, null>({
  name: "team.edit",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, input }) {
    const facts = { name: input.name, phone: input.phone };
    const memberIds = [...new Set(input.memberIds)];
    const team = await loadTeam(tx, input.id);
    if (!team) return refused("not-found");
    if (team.revision !== input.revision) return conflict(facts, team);
    if (await teamNameTaken(tx, team.siteId, input.name, input.id)) return nameTaken;
    if ((await knownPeople(tx, memberIds)) !== memberIds.length) return noSuchPerson;
    if (!(await updateTeam(tx, input.id, input.revision, facts))) return conflict(facts, await loadTeam(tx, input.id));
    await replaceMembers(tx, input.id, memberIds);
    const joined = memberIds.filter((id) => !team.memberIds.includes(id));
    const left = team.memberIds.filter((id) => !memberIds.includes(id));
    const object = { type: "team", id: input.id };
    return done(null, [
      { action: "team.edited", object, detail: { joined: joined.length, left: left.length } },
      ...joined.map((person) => ({ action: "team.joined", object, detail: { person } })),
      ...left.map((person) => ({ action: "team.left", object, detail: { person } })),
    ]);
  },
});
