import { v7 as uuid } from "uuid";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { AddTreatmentInput } from "../input";
import { isChoice } from "../is-choice";
import { whyClosed } from "../open-for";
import { insertDraftTreatments, insertTreatment, lockDraft, treatmentsOf } from "../store";

/** Puts a treatment into the draft: its identity is fixed now, everything else is still empty. */
export const addTreatment = command<AddTreatmentInput, { treatmentId: string; revision: number }>({
  name: "draft.add-treatment",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const closed = whyClosed(draft, actor);
    if (closed) return closed;
    const { kind, lane, agent, name } = input;
    const problem = isChoice({ kind, lane, agent, name });
    if (problem) return refused("invalid-input", { fields: problem });
    const treatments = await treatmentsOf(tx, draft.id);
    if (treatments.length >= 150) return refused("too-many-treatments");
    const position = Math.max(0, ...treatments.map((t) => t.position)) + 1;
    const treatment = { treatmentId: uuid(), kind, lane, agent, name, action: "start" } as DraftTreatment;
    const written = { by: actor.id, at: now };
    await insertTreatment(tx, draft, treatment, written);
    await insertDraftTreatments(tx, draft, [treatment], position, written);
    const { patientId, planId } = draft;
    const { treatmentId } = treatment;
    return done({ treatmentId, revision: 1 }, [
      {
        action: "draft.treatment-added",
        patientId,
        planId,
        object: { type: "treatment", id: treatmentId },
        detail: { kind, lane },
      },
    ]);
  },
});
