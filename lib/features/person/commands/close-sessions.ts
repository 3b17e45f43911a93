import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { done, refused } from "@/lib/platform/outcome";
import type { CloseSessionsInput } from "../input";
import { endSessions } from "../store";

/** Ends one of one's own sessions, or all but the present one; another person's session is "not found". */
export const closeSessions = command<CloseSessionsInput, { sessionsEnded: number }>({
  name: "session.close",
  needs: "account:own",
  on: () => noSubject,
  async run({ tx, actor, now, input }) {
    const which = input.sessionId
      ? { personId: actor.id, only: input.sessionId }
      : { personId: actor.id, ...(actor.sessionId ? { except: actor.sessionId } : {}) };
    const sessionsEnded = await endSessions(tx, which, "closed by the person", now);
    if (input.sessionId && sessionsEnded === 0) return refused("not-found");
    const object = { object: { type: "session", id: input.sessionId ?? actor.sessionId ?? actor.id } };
    return done({ sessionsEnded }, [{ action: "session.closed", ...object, detail: { sessionsEnded } }]);
  },
});
