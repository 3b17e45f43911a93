import { v7 as uuid } from "uuid";
import { can } from "@/lib/domain/access/can";
import { dayProblems, moveAfter } from "@/lib/domain/side-effect/side-effect";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import { amendBecause } from "../amend";
import type { RecordSideEffectInput } from "../input";
import { insertSideEffect, lockPlanOf, putInError } from "../store";

export type RecordedSideEffect = {
  readonly id: string;
  /** The draft that changes the treatment; null where nothing was drafted. */
  readonly draftId: string | null;
};

/** A side effect of a treatment; what was already done about it goes into the draft where this person may write one. */
export const recordSideEffect = command<RecordSideEffectInput, RecordedSideEffect>({
  name: "side-effect.record",
  needs: "side-effect:record",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input, relation }) {
    const { planId, treatmentId, replaces, actionTaken, effect, grade } = input;
    const plan = await lockPlanOf(tx, input, now);
    if (!plan) return refused("not-found");
    if (!plan.signed) return refused("never-signed");
    const fields = dayProblems(input, plan.today);
    if (Object.keys(fields).length > 0) return refused("not-recordable", { fields });
    const { patientId, currentVersion: version } = plan;
    const id = uuid();
    await insertSideEffect(tx, input, { id, patientId, version, by: actor.id, at: now });
    const about = { patientId, planId, version };
    const detail = { treatmentId, grade, actionTaken };
    const events = [{ ...about, action: "side-effect.recorded", object: { type: "side-effect", id }, detail }] as const;
    if (replaces) {
      const mark = { by: actor.id, at: now, reason: replaces.reason, replacedById: id };
      const problem = await putInError(tx, { ...replaces, treatmentId }, mark);
      if (problem) return problem;
    }
    const marked = replaces
      ? [
          {
            ...about,
            action: "side-effect.entered-in-error",
            object: { type: "side-effect", id: replaces.id },
            reason: "replaced",
          },
        ]
      : [];
    const move = moveAfter[actionTaken];
    const isOpen = plan.status === "active" || plan.status === "on-hold";
    if (!move || !isOpen || !can(actor, "plan:draft", relation.ties))
      return done({ id, draftId: null }, [...events, ...marked]);
    const following = { plan, treatmentId, move, from: plan.today, reason: `Side effect: ${effect}, grade ${grade}` };
    const drafted = await amendBecause(tx, following, actor, now);
    return drafted.ok
      ? done({ id, draftId: drafted.draftId }, [...events, ...marked, ...drafted.events])
      : done({ id, draftId: null }, [...events, ...marked]);
  },
});
