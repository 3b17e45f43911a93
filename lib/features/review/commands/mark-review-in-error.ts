import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { ReviewInErrorInput } from "../input";
import { lockReviewedPlan, putDecisionInError } from "../store";

/** A decision that was never right: it stays readable, and the review is due again. A draft it opened stays as it is. */
export const markReviewInError = command<ReviewInErrorInput, null>({
  name: "review.mark-in-error",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, id, reason } = input;
    const plan = await lockReviewedPlan(tx, input, now);
    if (!plan) return refused("not-found");
    const refusal = await putDecisionInError(tx, input, { by: actor.id, at: now, reason });
    if (refusal) return refusal;
    const about = { patientId: plan.patientId, planId, object: { type: "review-decision", id } };
    return done(null, [{ ...about, action: "review.entered-in-error", detail: { treatmentId } }]);
  },
});
