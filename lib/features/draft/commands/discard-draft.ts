import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { DiscardDraftInput } from "../input";
import { whyClosed } from "../open-for";
import { lockDraft, updateDraftRow } from "../store";

/** Ends a draft without signing it. Its rows stay; the signed versions are untouched. */
export const discardDraft = command<DiscardDraftInput, { planId: string; currentVersion: number }>({
  name: "draft.discard",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const { id, patientId, planId, revision, authorName: by, changedAt: at } = draft;
    // A draft in review may be discarded as well.
    const closed = whyClosed(draft.state === "in-review" ? { ...draft, state: "open" } : draft, actor);
    if (closed) return closed;
    const ended = revision === input.revision && (await updateDraftRow(tx, { id, revision }, { discarded: true }, now));
    if (!ended) return conflict({ state: "discarded" }, { state: draft.state, revision }, { by, at });
    return done({ planId, currentVersion: draft.baseVersion }, [
      { action: "draft.discarded", patientId, planId, object: { type: "draft", id }, reason: input.reason },
    ]);
  },
});
