import { administratorProblem } from "@/lib/domain/access/administrators";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { PersonIdInput, PersonMoveInput } from "../input";
import { endLinks, endSessions, loadPerson, otherAdministrators, updatePerson } from "../store";

/** Shuts somebody out at once: sessions and unused links end in the same transaction. What they signed stays theirs. */
export const disablePerson = command<PersonMoveInput, { sessionsEnded: number }>({
  name: "person.disable",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, actor, now, input }) {
    const person = await loadPerson(tx, input.id);
    if (!person) return refused("not-found");
    if (person.revision !== input.revision) return conflict({ enabled: false }, person);
    if (!person.enabled) return refused("already-so");
    const next = { role: person.role, enabled: false };
    const others = await otherAdministrators(tx, person.id);
    const problem = administratorProblem({ actorId: actor.id, person, next, others });
    if (problem) return refused("last-administrator", { message: problem });
    if (!(await updatePerson(tx, input, { disabledAt: new Date(now) }))) return conflict({ enabled: false }, null);
    const sessionsEnded = await endSessions(tx, { personId: person.id }, "disabled", now);
    await endLinks(tx, person.id, now);
    const object = { type: "person", id: person.id };
    return done({ sessionsEnded }, [{ action: "person.disabled", object, detail: { sessionsEnded } }]);
  },
});

/** Lets somebody in again, with the password they had. */
export const enablePerson = command<PersonMoveInput, null>({
  name: "person.enable",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, input }) {
    const person = await loadPerson(tx, input.id);
    if (!person) return refused("not-found");
    if (person.revision !== input.revision) return conflict({ enabled: true }, person);
    if (person.enabled) return refused("already-so");
    if (!(await updatePerson(tx, input, { disabledAt: null }))) return conflict({ enabled: true }, null);
    return done(null, [{ action: "person.enabled", object: { type: "person", id: person.id } }]);
  },
});

/** Signs somebody out everywhere, without taking their access. */
export const endPersonSessions = command<PersonIdInput, { sessionsEnded: number }>({
  name: "person.end-sessions",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, now, input }) {
    const person = await loadPerson(tx, input.id);
    if (!person) return refused("not-found");
    const sessionsEnded = await endSessions(tx, { personId: person.id }, "ended by an administrator", now);
    const object = { type: "person", id: person.id };
    return done({ sessionsEnded }, [{ action: "person.sessions-ended", object, detail: { sessionsEnded } }]);
  },
});
