import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { UpdateDraftInput } from "../input";
import { whyClosed } from "../open-for";
import { type DraftRow, lockDraft, renamePlan, updateDraftRow } from "../store";

/** Title, the day from which the version will hold, and why it replaces the current one. */
export const updateDraft = command<UpdateDraftInput, { revision: number; savedAt: string }>({
  name: "draft.update",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const { title, effectiveOn } = input;
    const reason = input.reason || null;
    const mine = { title, effectiveOn, reason };
    if (draft.revision !== input.revision) return draftConflict(mine, draft);
    const closed = whyClosed(draft, actor);
    if (closed) return closed;
    if (title !== draft.title) await renamePlan(tx, draft.planId, title);
    const { id, patientId, planId, revision } = draft;
    if (!(await updateDraftRow(tx, { id, revision }, { effectiveOn, reason }, now))) return draftConflict(mine, draft);
    return done({ revision: revision + 1, savedAt: now }, [
      { action: "draft.updated", patientId, planId, object: { type: "draft", id }, detail: { revision: revision + 1 } },
    ]);
  },
});

function draftConflict(
  mine: unknown,
  { title, effectiveOn, reason, revision, authorName: by, changedAt: at }: DraftRow,
) {
  return conflict(mine, { title, effectiveOn, reason, revision }, { by, at });
}
