import type { Run } from "@/lib/platform/command";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { TreatmentAtInput } from "../input";
import { treatmentConflict, whyClosed } from "../open-for";
import { lockDraft, treatmentsOf, updateTreatment } from "../store";

type Value = { revision: number };

/** Takes a treatment that is new in this draft out again; a signed one is stopped instead. It can be put back. */
export const removeTreatment = command<TreatmentAtInput, Value>({
  name: "draft.remove-treatment",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  run: (context) => setRemoved(context, true),
});

/** Undo of removing. */
export const restoreTreatment = command<TreatmentAtInput, Value>({
  name: "draft.restore-treatment",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  run: (context) => setRemoved(context, false),
});

async function setRemoved({ tx, actor, now, input }: Run<TreatmentAtInput>, removed: boolean) {
  const { draftId, treatmentId, revision } = input;
  const draft = await lockDraft(tx, draftId);
  if (!draft) return refused("not-found");
  const row = (await treatmentsOf(tx, draftId)).find((t) => t.treatmentId === treatmentId);
  if (!row) return refused("not-found");
  if (row.revision !== revision) return treatmentConflict({ removed }, row);
  const closed = whyClosed(draft, actor);
  if (closed) return closed;
  if (row.content.action !== "start") return refused("stop-instead");
  if (row.removed === removed) return refused(removed ? "treatment-removed" : "not-removed");
  if (!(await updateTreatment(tx, input, { removed }, { by: actor.id, at: now })))
    return treatmentConflict({ removed }, row);
  const { patientId, planId } = draft;
  const action = removed ? "draft.treatment-removed" : "draft.treatment-restored";
  return done({ revision: revision + 1 }, [
    { action, patientId, planId, object: { type: "treatment", id: treatmentId } },
  ]);
}
