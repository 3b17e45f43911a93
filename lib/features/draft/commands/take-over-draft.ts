import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { TakeOverDraftInput } from "../input";
import { whyClosed } from "../open-for";
import { lockDraft, updateDraftRow } from "../store";

/** A colleague goes on with an open draft; from then on it is theirs. */
export const takeOverDraft = command<TakeOverDraftInput, { revision: number }>({
  name: "draft.take-over",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const draft = await lockDraft(tx, input.draftId);
    if (!draft) return refused("not-found");
    const { id, patientId, planId, revision, authorId, authorName: by, changedAt: at } = draft;
    // Out of review it comes back into writing: what was being read is somebody else's work from now on.
    const inReview = draft.state === "in-review";
    const closed = whyClosed(inReview ? { ...draft, state: "open" } : draft, { id: authorId });
    if (closed) return closed;
    if (authorId === actor.id) return refused("already-author");
    const taken =
      revision === input.revision &&
      (await updateDraftRow(tx, { id, revision }, { authorId: actor.id, ...(inReview ? { state: "open" } : {}) }, now));
    if (!taken) return conflict({ author: actor.name }, { author: by, revision }, { by, at });
    const object = { type: "draft", id };
    return done({ revision: revision + 1 }, [
      { action: "draft.taken-over", patientId, planId, object, detail: { from: authorId, state: draft.state } },
    ]);
  },
});
