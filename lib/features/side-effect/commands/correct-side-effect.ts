import { dayProblems } from "@/lib/domain/side-effect/side-effect";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { ResolveSideEffectInput, SideEffectInErrorInput } from "../input";
import { lockPlanOf, putInError, setResolved, sideEffectOf } from "../store";

/** A side effect that was never right; it stays readable and asks for nothing more. */
export const markSideEffectInError = command<SideEffectInErrorInput, null>({
  name: "side-effect.mark-in-error",
  needs: "side-effect:record",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, id, reason } = input;
    const plan = await lockPlanOf(tx, input, now);
    if (!plan) return refused("not-found");
    const problem = await putInError(tx, input, { by: actor.id, at: now, reason });
    if (problem) return problem;
    const about = { patientId: plan.patientId, planId, object: { type: "side-effect", id }, detail: { treatmentId } };
    return done(null, [{ ...about, action: "side-effect.entered-in-error" }]);
  },
});

/** The day a side effect was over. */
export const resolveSideEffect = command<ResolveSideEffectInput, null>({
  name: "side-effect.resolve",
  needs: "side-effect:record",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, now, input }) {
    const { planId, treatmentId, id, resolvedOn } = input;
    const plan = await lockPlanOf(tx, input, now);
    const present = plan && (await sideEffectOf(tx, id, treatmentId));
    if (!plan || !present) return refused("not-found");
    if (present.resolved) return refused("already-over");
    const fields = dayProblems({ onsetOn: present.onset, resolvedOn }, plan.today);
    if (Object.keys(fields).length > 0) return refused("not-recordable", { fields });
    const problem = await setResolved(tx, input, resolvedOn);
    if (problem) return problem;
    const about = { patientId: plan.patientId, planId, object: { type: "side-effect", id }, detail: { treatmentId } };
    return done(null, [{ ...about, action: "side-effect.resolved" }]);
  },
});
