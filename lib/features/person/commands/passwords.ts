import { passwordProblem } from "@/lib/domain/access/password-rules";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { makeResetLink, spendLink } from "@/lib/platform/one-time-link";
import { done, refused } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password";
import type { ChangePasswordInput, PersonIdInput, ResetPasswordInput } from "../input";
import { endLinks, endSessions, loadPerson, setPassword } from "../store";

/** A link through which somebody chooses a password; shown once to the administrator, who hands it over but never chooses. */
export const makePasswordLink = command<PersonIdInput, { token: string }>({
  name: "password.make-link",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, actor, now, input }) {
    const person = await loadPerson(tx, input.id);
    if (!person) return refused("not-found");
    if (!person.enabled) return refused("disabled", { message: "Enable this person first. No link was made." });
    const token = await makeResetLink(tx, person.id, actor.id, now);
    return done({ token }, [{ action: "password.link-made", object: { type: "person", id: person.id } }]);
  },
});

/** Needs no session, but a link that was not used yet; every session of the person ends. */
export const resetPassword = command<ResetPasswordInput, null>({
  name: "password.reset",
  needs: "account:own",
  on: () => noSubject,
  async run({ tx, now, input }) {
    const link = await spendLink(tx, "reset", input.token, now);
    const person = link?.personId ? await loadPerson(tx, link.personId) : null;
    if (!link || !person?.enabled) return refused("link-not-valid");
    const problem = passwordProblem(input.password, person);
    if (problem) return refused("invalid-input", { fields: { password: problem } });
    await setPassword(tx, person.id, await hashPassword(input.password), now);
    const sessionsEnded = await endSessions(tx, { personId: person.id }, "password reset", now);
    const object = { type: "person", id: person.id };
    return done(null, [{ action: "password.reset", object, detail: { sessionsEnded, link: link.id } }]);
  },
});

/** The own password; the door has asked for the present one. Every other session of the person ends. */
export const changePassword = command<ChangePasswordInput, { sessionsEnded: number }>({
  name: "password.change",
  needs: "account:own",
  on: () => noSubject,
  async run({ tx, actor, now, input }) {
    const person = await loadPerson(tx, actor.id);
    if (!person) return refused("not-found");
    const problem = passwordProblem(input.password, person);
    if (problem) return refused("invalid-input", { fields: { newPassword: problem } });
    await setPassword(tx, person.id, await hashPassword(input.password), now);
    const others = { personId: person.id, ...(actor.sessionId ? { except: actor.sessionId } : {}) };
    const sessionsEnded = await endSessions(tx, others, "password changed", now);
    await endLinks(tx, person.id, now);
    const object = { type: "person", id: person.id };
    return done({ sessionsEnded }, [{ action: "password.changed", object, detail: { sessionsEnded } }]);
  },
});
