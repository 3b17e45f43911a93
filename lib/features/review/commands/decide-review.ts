import { v7 as uuid } from "uuid";
import { reviewOf, reviewProblems } from "@/lib/domain/review/review";
import { reviewMoves } from "@/lib/domain/review/states";
import { moveFrom } from "@/lib/domain/shared/moves";
import { draftAmendment } from "@/lib/features/draft/on-review";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { DecideReviewInput } from "../input";
import { insertDecision, lockReviewedPlan } from "../store";

/** Continue, escalate, switch, stop or postpone a treatment whose review is due; what changes the plan goes into its draft. */
export const decideReview = command<DecideReviewInput, { id: string; draftId: string | null }>({
  name: "review.decide",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, version, dueOn, outcome, sentence, nextOn } = input;
    const plan = await lockReviewedPlan(tx, input, now);
    if (!plan) return refused("not-found");
    if (plan.status !== "active" && plan.status !== "on-hold") return refused("plan-ended");
    if (plan.currentVersion !== version) return refused("plan-moved-on");
    const { treatment, patientId, today } = plan;
    if (!treatment) return refused("not-found");
    if (!treatment.reviewOn || treatment.action === "stop") return refused("no-review");
    const review = reviewOf(treatment.reviewOn, plan.decisions);
    const move = moveFrom(reviewMoves, review.state, outcome);
    if (!move.ok || review.dueOn !== dueOn) return refused("already-decided");
    const fields = reviewProblems({ outcome, nextOn }, { dueOn, today, end: treatment.end });
    if (Object.keys(fields).length > 0) return refused("not-decidable", { fields });

    const id = uuid();
    const decision = { id, treatmentId, planId, patientId, version, outcome, sentence, dueOn, nextOn };
    await insertDecision(tx, { ...decision, reviewOn: treatment.reviewOn }, actor.id, now);
    const about = { patientId, planId, version };
    const object = { type: "review-decision", id };
    const event = { ...about, action: move.value.event, object, detail: { treatmentId, dueOn, nextOn } };
    if (outcome === "continue" || outcome === "postpone") return done({ id, draftId: null }, [event]);
    const amendment = { plan, treatmentId, move: outcome, from: today, reason: sentence, because: "review" } as const;
    const drafted = await draftAmendment(tx, amendment, actor, now);
    if (!drafted.ok) return drafted;
    return done({ id, draftId: drafted.draftId }, [event, ...drafted.events]);
  },
});
