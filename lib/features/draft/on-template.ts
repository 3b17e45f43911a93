// The draft's part when a template is merged into it or a departure from one is explained.
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Actor } from "@/lib/platform/actor-types";
import type { Tx } from "@/lib/platform/db";
import type { Refusal } from "@/lib/platform/outcome";
import { whyClosed } from "./open-for";
import {
  type DraftRow,
  insertDraftTreatments,
  insertTreatment,
  lockDraft,
  type TreatmentRow,
  treatmentsOf,
  updateDraftRow,
  type Written,
} from "./store";

export type TemplatedDraft = {
  readonly draft: DraftRow;
  /** In their order, removed ones included. */
  readonly treatments: readonly TreatmentRow[];
  /** Why this person may not change it now. */
  readonly closed: Refusal | null;
};

/** The draft with its treatments, locked until the transaction ends; null when it is not there. */
export async function lockTemplatedDraft(
  tx: Tx,
  draftId: string,
  actor: Pick<Actor, "id">,
): Promise<TemplatedDraft | null> {
  const draft = await lockDraft(tx, draftId);
  if (!draft) return null;
  return { draft, treatments: await treatmentsOf(tx, draftId), closed: whyClosed(draft, actor) };
}

export const MOST_TREATMENTS = 150;

/** Puts new treatments at the end of a draft and moves its revision on; false when somebody else was faster. */
export async function addTemplated(
  tx: Tx,
  { draft, treatments }: Pick<TemplatedDraft, "draft" | "treatments">,
  added: readonly DraftTreatment[],
  written: Written,
): Promise<boolean> {
  const position = Math.max(0, ...treatments.map((t) => t.position)) + 1;
  for (const treatment of added) await insertTreatment(tx, draft, treatment, written);
  await insertDraftTreatments(tx, draft, added, position, written);
  return await updateDraftRow(tx, draft, {}, written.at);
}
