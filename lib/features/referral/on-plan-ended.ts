// What the end of a plan, or the death of a patient, does to referrals.
import { openReferralStates } from "@/lib/domain/referral/states";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { addEvent, lockReferral, updateReferral } from "./store";
import { cancelPlannedVisits } from "./visit-store";

export type Ended = {
  readonly patientId: string;
  /** Only this plan's referrals; every plan of the patient when absent. */
  readonly planId?: string;
  readonly reason: string;
  readonly by: string;
  readonly now: string;
};

/** Cancels every open referral. One whose final report waits to be read stays; answers with what to add to the audit. */
export async function cancelReferrals(tx: Tx, { patientId, planId, reason, by, now }: Ended): Promise<AuditEntry[]> {
  const open = await tx.referral.findMany({
    where: { patientId, status: { in: [...openReferralStates] }, ...(planId ? { planId } : {}) },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const entries: AuditEntry[] = [];
  for (const { id } of open) {
    const row = await lockReferral(tx, id);
    if (!row || !(await updateReferral(tx, row, { status: "cancelled" }, now))) continue;
    await cancelPlannedVisits(tx, id, { by, now });
    await addEvent(tx, row, { event: "referral.cancelled", from: row.status, to: "cancelled", reason, by, at: now });
    entries.push({ action: "referral.cancelled", patientId, planId: row.planId, object: { type: "referral", id } });
  }
  return entries;
}
