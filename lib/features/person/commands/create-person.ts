import { v7 as uuid } from "uuid";
import { setTeamsOf } from "@/lib/features/team/on-person-saved";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { done, refused } from "@/lib/platform/outcome";
import type { CreatePersonInput } from "../input";
import { emailTaken, insertPerson, siteExists } from "../store";

/** A new person has no password: an administrator makes a link for it and hands it over. */
export const createPerson = command<CreatePersonInput, { id: string }>({
  name: "person.create",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, input }) {
    const { teamIds, ...facts } = input;
    if (await emailTaken(tx, facts.email, null)) {
      return refused("email-taken", { fields: { email: "Somebody with this e-mail address exists already" } });
    }
    if (!(await siteExists(tx, facts.siteId))) return refused("no-such-site", { fields: { siteId: "Choose a site" } });
    const id = uuid();
    await insertPerson(tx, id, facts);
    if (!(await setTeamsOf(tx, id, teamIds))) return refused("no-such-team");
    const detail = { role: facts.role, discipline: facts.discipline, teams: teamIds.length };
    return done({ id }, [{ action: "person.created", object: { type: "person", id }, detail }]);
  },
});
