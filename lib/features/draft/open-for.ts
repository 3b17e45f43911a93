// What every change of a draft asks first: is it still open, and in whose hands is it.
import type { Actor } from "@/lib/platform/actor-types";
import { conflict, type Refusal, refused } from "@/lib/platform/outcome";
import type { DraftRow, TreatmentRow } from "./store";

/** Why this person may not change this draft now, or null when they may. */
export function whyClosed(draft: DraftRow, actor: Pick<Actor, "id">): Refusal | null {
  if (draft.state === "signed") return refused("draft-signed");
  if (draft.state === "discarded") return refused("draft-discarded");
  if (draft.state === "in-review") return refused("draft-in-review");
  if (draft.authorId !== actor.id) {
    return refused("not-author", {
      message: `This draft is in the hands of ${draft.authorName}. Nothing was saved. Take it over to change it.`,
      details: { author: draft.authorName },
    });
  }
  return null;
}

/** Both sides of a lost race over one treatment. */
export function treatmentConflict(mine: unknown, theirs: TreatmentRow): Refusal {
  const { content, revision, removed, changedByName: by, changedAt: at } = theirs;
  return conflict(mine, { content, revision, removed }, { by, at });
}
