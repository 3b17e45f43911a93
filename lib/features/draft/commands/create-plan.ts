import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { CreatePlanInput } from "../input";
import { activePlanOf, diagnosisForPlan, insertDraft, insertPlan } from "../store";

/** The plan of a diagnosis, with its first draft open in the hands of who made it. */
export const createPlan = command<CreatePlanInput, { planId: string; draftId: string }>({
  name: "plan.create",
  needs: "plan:draft",
  on: ({ diagnosisId }) => ({ kind: "diagnosis", id: diagnosisId }),
  async run({ tx, actor, now, input }) {
    const diagnosis = await diagnosisForPlan(tx, input.diagnosisId);
    if (!diagnosis) return refused("not-found");
    if (diagnosis.errored || diagnosis.replaced) return refused("diagnosis-not-current");
    if (diagnosis.deceased) return refused("patient-died");
    const existing = await activePlanOf(tx, input.diagnosisId);
    if (existing) return refused("plan-exists", { details: { planId: existing.id } });
    const { patientId } = diagnosis;
    const written = { by: actor.id, at: now };
    const planId = await insertPlan(tx, { patientId, diagnosisId: input.diagnosisId, title: input.title }, written);
    const draftId = await insertDraft(tx, { planId, patientId, baseVersion: 0, treatments: [] }, written);
    return done({ planId, draftId }, [
      { action: "plan.created", patientId, planId },
      { action: "draft.opened", patientId, planId, object: { type: "draft", id: draftId }, detail: { baseVersion: 0 } },
    ]);
  },
});
