import { v7 as uuid } from "uuid";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import { amendBecause } from "../amend";
import type { DecideSideEffectInput } from "../input";
import { lockPlanOf, sideEffectOf } from "../store";

/** Continue in spite of a side effect, with the reason; or reduce, hold or stop the treatment in the draft, until that is signed. */
export const decideSideEffect = command<DecideSideEffectInput, { draftId: string | null }>({
  name: "side-effect.decide",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, id, outcome, reason } = input;
    const plan = await lockPlanOf(tx, input, now);
    const present = plan && (await sideEffectOf(tx, id, treatmentId));
    if (!plan || !present) return refused("not-found");
    if (!present.waits) return refused("waits-for-nothing");
    const { patientId, currentVersion: version, today: from } = plan;
    const about = { patientId, planId, version, object: { type: "side-effect", id }, detail: { treatmentId, outcome } };
    if (outcome === "continue") {
      const decision = {
        id: uuid(),
        sideEffectId: id,
        patientId,
        reason,
        decidedAt: new Date(now),
        decidedBy: actor.id,
      };
      await tx.sideEffectDecision.create({ data: decision });
      return done({ draftId: null }, [{ ...about, action: "side-effect.continued" }]);
    }
    const drafted = await amendBecause(tx, { plan, treatmentId, move: outcome, from, reason }, actor, now);
    if (!drafted.ok) return drafted;
    return done({ draftId: drafted.draftId }, [{ ...about, action: "side-effect.amended" }, ...drafted.events]);
  },
});
