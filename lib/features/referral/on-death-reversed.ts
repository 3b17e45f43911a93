// The referrals' part when a death was recorded wrongly: what it called back is sent again where that is as it was.
import { referralMoves } from "@/lib/domain/referral/states";
import { moveFrom } from "@/lib/domain/shared/moves";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { addEvent, lockReferral, updateReferral } from "./store";

export type Reversed = {
  readonly patientId: string;
  /** When the death was recorded: what was cancelled at that instant, it cancelled. */
  readonly diedAt: Date;
  readonly reason: string;
  readonly by: string;
  readonly now: string;
};

/**
 * Reopens the referrals that a death cancelled while they were sent and unanswered. Those a therapist had taken on cannot go back
 * to where they were: they stay cancelled, to be reopened by hand. Answers with what to add to the audit.
 */
export async function reopenReferrals(tx: Tx, { patientId, diedAt, reason, by, now }: Reversed): Promise<AuditEntry[]> {
  const cancelled = await tx.referralEvent.findMany({
    where: { patientId, event: "referral.cancelled", at: diedAt },
    select: { referralId: true, fromStatus: true },
    orderBy: { referralId: "asc" },
  });
  const entries: AuditEntry[] = [];
  for (const { referralId, fromStatus } of cancelled) {
    const row = await lockReferral(tx, referralId);
    const legal = row && moveFrom(referralMoves, row.status, "reopen");
    if (!row || !legal?.ok || legal.value.to !== fromStatus) continue;
    if (!(await updateReferral(tx, row, { status: legal.value.to }, now))) continue;
    await addEvent(tx, row, { event: legal.value.event, from: row.status, to: legal.value.to, reason, by, at: now });
    const object = { type: "referral", id: referralId };
    entries.push({ action: legal.value.event, patientId, planId: row.planId, object });
  }
  return entries;
}
