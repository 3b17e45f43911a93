// Sending one e-mail: the claim is committed before it leaves, so that two instances never write twice.
import { MAIL_MINUTES } from "@/lib/domain/reminder/kinds";
import type { Actor } from "@/lib/platform/actor-types";
import { command, execute } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { type Receiver, sendNotice } from "@/lib/platform/mail";
import { done, refused } from "@/lib/platform/outcome";
import { claimMail, mailIsOff, releaseMail } from "./store";

const about = (id: string) => ({ type: "account", id });

const claim = command<{ personId: string }, Receiver>({
  name: "mail.claim",
  needs: "reminder:raise",
  on: () => noSubject,
  async run({ tx, now, input: { personId } }) {
    const person = await tx.person.findFirst({ where: { id: personId, disabledAt: null } });
    if (!person || (await mailIsOff(tx, personId))) return refused("nothing-to-do");
    const early = await claimMail(tx, personId, now, MAIL_MINUTES);
    if (early) return refused("too-early", { details: early });
    return done({ name: `${person.given} ${person.family}`, address: person.email }, [
      { action: "mail.sent", object: about(personId) },
    ]);
  },
});

const release = command<{ personId: string }, null>({
  name: "mail.release",
  needs: "reminder:raise",
  on: () => noSubject,
  async run({ tx, input: { personId } }) {
    await releaseMail(tx, personId);
    return done(null, [{ action: "mail.not-sent", object: about(personId) }]);
  },
});

/**
 * Writes to one person unless they were written to a moment ago: then the answer is the instant at which to try again, so that
 * whatever comes meanwhile is one e-mail. Throws when the mail server fails; the claim is given back first.
 */
export async function sendMail(actor: Actor, personId: string): Promise<{ readonly waitUntil: string } | null> {
  const claimed = await execute(claim, actor, { personId });
  if (!claimed.ok) return claimed.code === "too-early" ? (claimed.details as { waitUntil: string }) : null;
  try {
    await sendNotice(claimed.value);
    return null;
  } catch (error) {
    await execute(release, actor, { personId });
    throw error;
  }
}
