import { revivePlans } from "@/lib/features/plan/on-death";
import { reopenReferrals } from "@/lib/features/referral/on-death-reversed";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { restoreSessions } from "@/lib/features/session/on-plan-ended";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { ReverseDeathInput } from "../input/death";

/** A death that was recorded wrongly: plans hold again, sessions are planned again, unanswered referrals are sent again. */
export const reverseDeath = command<ReverseDeathInput, null>({
  name: "patient.reverse-death",
  needs: "facts:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { patientId, reason } = input;
    const [locked] = await tx.$queryRaw<{ deceased: boolean }[]>`
      SELECT deceased FROM patient WHERE id = ${patientId}::uuid AND errored_at IS NULL FOR UPDATE`;
    if (!locked) return refused("not-found");
    if (!locked.deceased) return refused("no-death-recorded");
    const death = await tx.death.findFirst({ where: { patientId, erroredAt: null } });
    const by = actor.id;
    const entries = [];
    if (death) {
      await tx.death.updateMany({
        where: { id: death.id, erroredAt: null },
        data: { erroredAt: new Date(now), erroredBy: by, errorReason: reason, revision: { increment: 1 } },
      });
      const { id, plans, heldPlans, recordedAt } = death;
      entries.push(...(await revivePlans(tx, { id, patientId, plans, heldPlans, reason, by, now })));
      const wrong = { patientId, reason, by, now };
      entries.push(...(await restoreSessions(tx, { ...wrong, endedAt: recordedAt })));
      entries.push(...(await reopenReferrals(tx, { ...wrong, diedAt: recordedAt })));
    }
    await tx.patient.updateMany({
      where: { id: patientId, deceased: true },
      data: { deceased: false, deceasedOn: null, revision: { increment: 1 } },
    });
    await factsChanged(tx, patientId, now);
    const object = death ? { type: "death", id: death.id } : { type: "patient", id: patientId };
    return done(null, [{ action: "patient.death-reversed", patientId, object, reason }, ...entries]);
  },
});
