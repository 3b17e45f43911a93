import { administratorProblem } from "@/lib/domain/access/administrators";
import { setTeamsOf } from "@/lib/features/team/on-person-saved";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { EditPersonInput } from "../input";
import { emailTaken, endSessions, loadPerson, otherAdministrators, siteExists, updatePerson } from "../store";

/** Changes who somebody is. Another role or discipline is another authority, so the present sessions end with it. */
export const editPerson = command<EditPersonInput, { sessionsEnded: number }>({
  name: "person.edit",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, actor, now, input }) {
    const { id, revision, teamIds, ...facts } = input;
    const person = await loadPerson(tx, id);
    if (!person) return refused("not-found");
    if (person.revision !== revision) return conflict(facts, person);
    if (await emailTaken(tx, facts.email, id)) {
      return refused("email-taken", { fields: { email: "Somebody with this e-mail address exists already" } });
    }
    if (!(await siteExists(tx, facts.siteId))) return refused("no-such-site", { fields: { siteId: "Choose a site" } });
    const problem = administratorProblem({
      actorId: actor.id,
      person,
      next: { role: facts.role, enabled: person.enabled },
      others: await otherAdministrators(tx, id),
    });
    if (problem) return refused("last-administrator", { message: problem, fields: { role: problem } });
    if (!(await updatePerson(tx, input, facts))) return conflict(facts, await loadPerson(tx, id));
    if (!(await setTeamsOf(tx, id, teamIds))) return refused("no-such-team");
    const otherAuthority = person.role !== facts.role || person.discipline !== facts.discipline;
    const sessionsEnded = otherAuthority ? await endSessions(tx, { personId: id }, "role changed", now) : 0;
    const object = { type: "person", id };
    const edited = { action: "person.edited", object, detail: { teams: teamIds.length } };
    if (!otherAuthority) return done({ sessionsEnded }, [edited]);
    const detail = { from: person.role, to: facts.role, discipline: facts.discipline, sessionsEnded };
    return done({ sessionsEnded }, [edited, { action: "person.role-changed", object, detail }]);
  },
});
