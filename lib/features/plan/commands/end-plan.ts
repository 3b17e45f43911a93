import { endPlan as checkEnd } from "@/lib/domain/plan/end-plan";
import { endReasons, planMoves } from "@/lib/domain/plan/plan-states";
import { moveFrom } from "@/lib/domain/shared/moves";
import { cancelReferrals } from "@/lib/features/referral/on-plan-ended";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { cancelSessions } from "@/lib/features/session/on-plan-ended";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { EndPlanInput } from "../input";
import { currentTreatments, hasOpenDraft, insertDispositions, lockPlan, movePlan } from "../store/plan";
import { type MovedPlan, planConflict } from "./move-plan";

/** Completes or discontinues a plan, with a disposition for every treatment that is still open. */
export const endPlan = command<EndPlanInput, MovedPlan>({
  name: "plan.end",
  needs: "plan:move",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const plan = await lockPlan(tx, input.planId);
    if (!plan) return refused("not-found");
    if (plan.revision !== input.revision) return planConflict({ move: input.how }, plan);
    const legal = moveFrom(planMoves, plan.status, input.how);
    if (!legal.ok) return refused("not-possible-now", { details: { status: plan.status } });
    if (input.how === "complete" && plan.currentVersion === 0) return refused("nothing-signed");
    if (await hasOpenDraft(tx, plan.id)) return refused("draft-open");
    const checked = checkEnd(await currentTreatments(tx, plan), input.dispositions);
    if (!checked.ok) {
      const fields = Object.fromEntries(checked.problem.map((p) => [p.path, p.message]));
      return refused("dispositions-missing", { fields });
    }
    const endReason = input.how === "complete" ? "completed" : input.reason;
    await insertDispositions(tx, plan, checked.value, { by: actor.id, at: now });
    const { to: status, event } = legal.value;
    if (!(await movePlan(tx, plan, { status, endReason, endNote: input.note }, now)))
      return planConflict({ move: input.how }, plan);
    const { id: planId, patientId, currentVersion: version } = plan;
    const words = input.how === "complete" ? "completed" : endReasons[input.reason];
    const reason = `The treatment plan ended: ${words}`;
    const ended = { planId, patientId, reason, by: actor.id, now };
    const cancelled = [...(await cancelSessions(tx, ended)), ...(await cancelReferrals(tx, ended))];
    await factsChanged(tx, patientId, now);
    return done({ planId, revision: plan.revision + 1 }, [
      { action: event, patientId, planId, version, reason: endReason, detail: { dispositions: checked.value.length } },
      ...cancelled,
    ]);
  },
});
