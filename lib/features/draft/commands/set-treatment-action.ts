import {
  changeTreatment,
  holdTreatment,
  resumeTreatment,
  revertTreatment,
  stopTreatment,
} from "@/lib/domain/plan/amend";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { Result } from "@/lib/domain/shared/result";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { SetTreatmentActionInput } from "../input";
import { treatmentConflict, whyClosed } from "../open-for";
import { lockDraft, treatmentsOf, updateTreatment, versionTreatments } from "../store";

type Value = { revision: number; savedAt: string; content: DraftTreatment; before: DraftTreatment };

/** What the next version does with a signed treatment: change, hold, resume, stop, or leave it as signed. */
export const setTreatmentAction = command<SetTreatmentActionInput, Value>({
  name: "draft.set-treatment-action",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const { draftId, treatmentId, revision } = input;
    const draft = await lockDraft(tx, draftId);
    if (!draft) return refused("not-found");
    const row = (await treatmentsOf(tx, draftId)).find((t) => t.treatmentId === treatmentId);
    if (!row) return refused("not-found");
    if (row.revision !== revision) return treatmentConflict({ action: input.action }, row);
    const closed = whyClosed(draft, actor);
    if (closed) return closed;
    const signed = (await versionTreatments(tx, draft.planId, draft.baseVersion)).find(
      (t) => t.treatmentId === treatmentId,
    );
    if (!signed) return refused("new-treatment-starts");
    const next = decide(input, row.content, signed);
    if (!next.ok) return refused("not-possible", { message: `${next.problem}. Nothing was saved.` });
    if (!(await updateTreatment(tx, input, { content: next.value }, { by: actor.id, at: now })))
      return treatmentConflict({ action: input.action }, row);
    const { patientId, planId } = draft;
    const object = { type: "treatment", id: treatmentId };
    return done({ revision: revision + 1, savedAt: now, content: next.value, before: row.content }, [
      { action: `draft.treatment-${pastTense[input.action]}`, patientId, planId, object },
    ]);
  },
});

const pastTense = {
  continue: "reverted",
  change: "changed",
  resume: "resumed",
  hold: "held",
  stop: "stopped",
} as const;

/** Each move starts from what is signed, except that changing again keeps what was already changed. */
function decide(input: SetTreatmentActionInput, now: DraftTreatment, signed: Treatment): Result<DraftTreatment> {
  const base = revertTreatment(signed);
  if (!base.ok || input.action === "continue") return base;
  const because = { from: input.from, reason: input.reason };
  switch (input.action) {
    case "change":
      return changeTreatment(now.action === "change" ? now : base.value, because);
    case "hold":
      return holdTreatment(base.value, because, input.until);
    case "resume":
      return resumeTreatment(base.value, because);
    case "stop":
      return stopTreatment(base.value, because);
  }
}
