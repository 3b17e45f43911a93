// The drafts' part when a patient's death is recorded: what is open is discarded, with the reason, and stays to be read.
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { lockDraft, openDraftOf, updateDraftRow } from "./store";

export async function discardDrafts(
  tx: Tx,
  {
    plans,
    reason,
    now,
  }: { readonly plans: readonly { readonly id: string }[]; readonly reason: string; readonly now: string },
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const plan of plans) {
    const open = await openDraftOf(tx, plan.id);
    const draft = open && (await lockDraft(tx, open.id));
    if (!draft || !(await updateDraftRow(tx, draft, { discarded: true }, now))) continue;
    const { id, patientId, planId } = draft;
    entries.push({ action: "draft.discarded", patientId, planId, object: { type: "draft", id }, reason });
  }
  return entries;
}
