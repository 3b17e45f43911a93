import { takesVisits } from "@/lib/domain/referral/visit-states";
import { dayInZone } from "@/lib/domain/shared/instant";
import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import { keepGoals, whyNotRated } from "../goal-store";
import type { RateGoalsInput } from "../input";
import { lastChange, lockReferral, updateReferral } from "../store";
import { mustChange } from "../visit-command";

/** Agrees on target days and says how far each goal got, apart from a visit or a report. */
export const rateGoals = command<RateGoalsInput, { revision: number }>({
  name: "referral.rate-goals",
  needs: "referral:answer",
  on: ({ referralId }) => ({ kind: "referral", id: referralId }),
  async run({ tx, actor, now, input }) {
    const row = await lockReferral(tx, input.referralId);
    if (!row || row.assigneeId !== actor.id) return refused("not-found");
    if (row.revision !== input.revision) {
      const last = await lastChange(tx, row.id);
      return conflict({ goals: input.goals }, { status: row.status, revision: row.revision }, last ?? {});
    }
    if (!takesVisits(row.status)) return refused("no-goals-now");
    const today = dayInZone(now, actor.siteZone);
    const fields = await whyNotRated(tx, row.id, input.goals, { today });
    if (Object.keys(fields).length > 0) return refused("invalid-input", { fields });
    await keepGoals(tx, row, input.goals, { by: actor.id, now });
    mustChange(await updateReferral(tx, row, {}, now), `referral ${row.id}`);
    const { patientId, planId } = row;
    return done({ revision: row.revision + 1 }, [
      { action: "referral.goals-rated", patientId, planId, object: { type: "referral", id: row.id } },
    ]);
  },
});
