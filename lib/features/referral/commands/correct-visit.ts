import { takesVisits } from "@/lib/domain/referral/visit-states";
import { markVisitFactsInError } from "@/lib/features/patient/on-visit";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { beyondActor } from "@/lib/platform/beyond-actor";
import { refused } from "@/lib/platform/outcome";
import { mustChange, visitCommand } from "../visit-command";
import type { SeeFlagInput, VisitInErrorInput } from "../visit-input";
import { addVisit, updateVisit } from "../visit-store";

/** A visit that was never right: it stays readable, its facts count no more, and the plan is judged without them. */
export const markVisitInError = visitCommand<VisitInErrorInput>({
  name: "visit.mark-in-error",
  needs: "referral:answer",
  move: () => null,
  event: () => "visit.entered-in-error",
  async change({ tx, actor, now, input }, visit, referral) {
    const { reason, again } = input;
    if (again && !takesVisits(referral.status)) {
      return refused("no-visits-now", { fields: { again: "This referral takes no visits any more" } });
    }
    const stamp = { by: actor.id, now };
    mustChange(await updateVisit(tx, visit, { errorReason: reason }, stamp), `visit ${visit.id}`);
    const { id: referralId, patientId } = referral;
    if (again) await addVisit(tx, { referralId, patientId, ...stamp }, visit, visit.id);
    if (visit.observationIds.length === 0) return null;
    await beyondActor(tx, actor, async () => {
      await markVisitFactsInError(tx, visit.observationIds, { ...stamp, reason });
      await factsChanged(tx, patientId, now);
    });
    return null;
  },
});

/** "I have seen this flag": it leaves the list of work of every neurologist of the patient. */
export const seeVisitFlag = visitCommand<SeeFlagInput>({
  name: "visit.see-flag",
  needs: "referral:manage",
  move: () => null,
  event: () => "visit.flag-seen",
  async change({ tx, actor, now }, visit) {
    if (visit.flag === null) return refused("not-found");
    if (visit.flagSeen) return refused("flag-seen");
    mustChange(await updateVisit(tx, visit, { flagSeen: true }, { by: actor.id, now }), `visit ${visit.id}`);
    return null;
  },
});
