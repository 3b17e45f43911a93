import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { MoveTreatmentInput } from "../input";
import { treatmentConflict, whyClosed } from "../open-for";
import { lockDraft, treatmentsOf, updateTreatment } from "../store";

/** Moves a treatment one place up or down among those of its lane; at the end of the lane nothing moves. */
export const moveTreatment = command<MoveTreatmentInput, { revision: number }>({
  name: "draft.move-treatment",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const { draftId, treatmentId, revision, direction } = input;
    const draft = await lockDraft(tx, draftId);
    if (!draft) return refused("not-found");
    const rows = (await treatmentsOf(tx, draftId)).filter((t) => !t.removed);
    const row = rows.find((t) => t.treatmentId === treatmentId);
    if (!row) return refused("not-found");
    if (row.revision !== revision) return treatmentConflict({ direction }, row);
    const closed = whyClosed(draft, actor);
    if (closed) return closed;
    const lane = rows.filter((t) => t.content.lane === row.content.lane);
    const neighbour = lane[lane.indexOf(row) + (direction === "up" ? -1 : 1)];
    if (!neighbour) return refused("nowhere-to-move");
    const written = { by: actor.id, at: now };
    const moved =
      (await updateTreatment(tx, input, { position: neighbour.position }, written)) &&
      (await updateTreatment(tx, { draftId, ...neighbour }, { position: row.position }, written));
    if (!moved) return treatmentConflict({ direction }, row);
    const { patientId, planId } = draft;
    const object = { type: "treatment", id: treatmentId };
    return done({ revision: revision + 1 }, [
      { action: "draft.treatment-moved", patientId, planId, object, detail: { direction } },
    ]);
  },
});
