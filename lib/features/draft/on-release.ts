// The draft's part when a signed treatment is released: an open draft no longer says that it waits.
import { nextDraft } from "@/lib/domain/plan/amend";
import { canonicalJson } from "@/lib/domain/plan/canonical";
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { type Refusal, refused } from "@/lib/platform/outcome";
import { lockDraft, openDraftOf, treatmentsOf, updateTreatment, type Written } from "./store";

export type Release = {
  readonly planId: string;
  readonly patientId: string;
  readonly before: Treatment;
  readonly released: Treatment;
};

/** What the author changed in it stays; refused while the draft is in review, since its content is being read for signing. */
export async function draftFollowsRelease(
  tx: Tx,
  { planId, patientId, before, released }: Release,
  written: Written,
): Promise<{ readonly ok: true; readonly events: readonly AuditEntry[] } | Refusal> {
  const open = await openDraftOf(tx, planId);
  const draft = open && (await lockDraft(tx, open.id));
  if (!draft) return { ok: true, events: [] };
  const { treatmentId } = released;
  const row = (await treatmentsOf(tx, draft.id)).find((one) => one.treatmentId === treatmentId);
  if (!row?.content.condition) return { ok: true, events: [] };
  if (draft.state === "in-review") return refused("draft-in-review");
  const [asSigned] = nextDraft([before]);
  const [asReleased] = nextDraft([released]);
  const untouched = asSigned && canonicalJson(asSigned) === canonicalJson(row.content);
  const content = untouched && asReleased ? asReleased : { ...row.content, condition: null };
  if (!(await updateTreatment(tx, { draftId: draft.id, treatmentId, revision: row.revision }, { content }, written)))
    return refused("changed-by-someone-else");
  const object = { type: "treatment", id: treatmentId };
  return {
    ok: true,
    events: [{ action: "draft.treatment-changed", patientId, planId, object, detail: { because: "release" } }],
  };
}
