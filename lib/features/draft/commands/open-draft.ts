import { nextDraft } from "@/lib/domain/plan/amend";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { OpenDraftInput } from "../input";
import { insertDraft, lockPlan, openDraftOf, versionTreatments } from "../store";

/** Amend: the next draft of a plan, with every treatment of the current version carried over. */
export const openDraft = command<OpenDraftInput, { planId: string; draftId: string }>({
  name: "draft.open",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input: { planId } }) {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused("not-found");
    if (plan.status !== "active" && plan.status !== "on-hold") return refused("plan-ended");
    const open = await openDraftOf(tx, planId);
    if (open) return refused("draft-open", { details: { draftId: open.id } });
    const { patientId, currentVersion: baseVersion } = plan;
    const treatments = nextDraft(await versionTreatments(tx, planId, baseVersion));
    const draftId = await insertDraft(tx, { planId, patientId, baseVersion, treatments }, { by: actor.id, at: now });
    const object = { type: "draft", id: draftId };
    return done({ planId, draftId }, [
      { action: "draft.opened", patientId, planId, object, detail: { baseVersion, treatments: treatments.length } },
    ]);
  },
});
