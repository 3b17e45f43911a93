import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { hashOf } from "@/lib/platform/one-time-link";
import { done } from "@/lib/platform/outcome";
import { endCalendarLinks, insertCalendarLink } from "../store-calendar";

/** A new secret address for one's own calendar; earlier ones end. It is shown once: only its hash is kept. */
export const makeCalendarLink = command<Record<string, never>, { token: string }>({
  name: "calendar.make-link",
  needs: "account:own",
  on: () => noSubject,
  async run({ tx, actor, now }) {
    await endCalendarLinks(tx, actor.id, now);
    const token = randomBytes(32).toString("base64url");
    const id = uuid();
    await insertCalendarLink(tx, { id, personId: actor.id, tokenHash: hashOf(token) }, now);
    return done({ token }, [{ action: "calendar.link-made", object: { type: "calendar-link", id } }]);
  },
});

/** Ends the addresses of one's own calendar. */
export const endCalendarLink = command<Record<string, never>, { ended: number }>({
  name: "calendar.end-link",
  needs: "account:own",
  on: () => noSubject,
  async run({ tx, actor, now }) {
    const ended = await endCalendarLinks(tx, actor.id, now);
    return done({ ended }, [
      { action: "calendar.link-ended", object: { type: "person", id: actor.id }, detail: { ended } },
    ]);
  },
});
