import { completeTreatment, type DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { clinicalText } from "@/lib/domain/plan/sign-requirements";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { command } from "@/lib/platform/command";
import { done, type Refusal, refused } from "@/lib/platform/outcome";
import type { SaveTreatmentInput } from "../input";
import { treatmentConflict, whyClosed } from "../open-for";
import { lockDraft, treatmentsOf, updateTreatment, versionTreatments } from "../store";

/** Keeps what was typed into a treatment, complete or not. Identity and lane are fixed for life. */
export const saveTreatment = command<SaveTreatmentInput, { revision: number; savedAt: string }>({
  name: "draft.save-treatment",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const { draftId, treatmentId, revision, content } = input;
    const draft = await lockDraft(tx, draftId);
    if (!draft) return refused("not-found");
    const row = (await treatmentsOf(tx, draftId)).find((t) => t.treatmentId === treatmentId);
    if (!row) return refused("not-found");
    // A person who lost the draft to a colleague still sees both values, so that nothing typed is lost.
    if (row.revision !== revision) return treatmentConflict(content, row);
    const closed = whyClosed(draft, actor);
    if (closed) return closed;
    if (row.removed) return refused("treatment-removed");
    const before = (await versionTreatments(tx, draft.planId, draft.baseVersion)).find(
      (t) => t.treatmentId === treatmentId,
    );
    const problem = identityProblem(content, row.content) ?? actionProblem(content, before);
    if (problem) return problem;
    if (!(await updateTreatment(tx, input, { content }, { by: actor.id, at: now })))
      return treatmentConflict(content, row);
    const { patientId, planId } = draft;
    const object = { type: "treatment", id: treatmentId };
    return done({ revision: revision + 1, savedAt: now }, [
      { action: "draft.treatment-saved", patientId, planId, object, detail: { revision: revision + 1 } },
    ]);
  },
});

function identityProblem(next: DraftTreatment, kept: DraftTreatment): Refusal | null {
  const moved =
    next.treatmentId !== kept.treatmentId ||
    next.kind !== kept.kind ||
    next.lane !== kept.lane ||
    (next.agent ?? null) !== (kept.agent ?? null) ||
    (next.name ?? null) !== (kept.name ?? null);
  return moved ? refused("identity-fixed") : null;
}

/** A new treatment starts; a signed one says what happens to it, and "continue" means exactly as signed. */
function actionProblem(next: DraftTreatment, before: Treatment | undefined): Refusal | null {
  if (!before) return next.action === "start" ? null : refused("new-treatment-starts");
  if (next.action === "start") return refused("already-in-plan");
  if (next.action !== "continue") return null;
  const complete = completeTreatment(next);
  const same = complete.ok && clinicalText(complete.value) === clinicalText(before) && before.action !== "hold";
  return same ? null : refused("change-first");
}
