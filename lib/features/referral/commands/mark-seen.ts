import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { AcceptInput } from "../input";
import { lastChange, lockReferral, updateReferral } from "../store";

/** "I have seen these changes": counts up to the brief that was on the screen, not to one written since. */
export const markSeen = command<AcceptInput, { revision: number }>({
  name: "referral.mark-seen",
  needs: "referral:answer",
  on: ({ referralId }) => ({ kind: "referral", id: referralId }),
  async run({ tx, actor, now, input }) {
    const row = await lockReferral(tx, input.referralId);
    if (!row || row.assigneeId !== actor.id) return refused("not-found");
    const lastSeenAt = new Date(input.seenAt < now ? input.seenAt : now);
    if (row.revision !== input.revision || !(await updateReferral(tx, row, { lastSeenAt }, now))) {
      const last = await lastChange(tx, row.id);
      return conflict({ seen: true }, { status: row.status, revision: row.revision }, last ?? {});
    }
    const { patientId, planId } = row;
    return done({ revision: row.revision + 1 }, [
      { action: "referral.seen", patientId, planId, object: { type: "referral", id: row.id } },
    ]);
  },
});
