import { openReferralStates } from "@/lib/domain/referral/states";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { rewriteBriefs } from "./on-facts-changed";
import { addEvent, lockReferral, updateReferral } from "./store";

export type PlanEnd = {
  readonly patientId: string;
  readonly planId: string;
  readonly version: number;
  /** Why, in words that the therapist may read. */
  readonly reason: string;
  readonly endedBy: string;
  readonly now: string;
};

/** The referrals' part in the end of a plan: open ones are cancelled. A declined one has nobody left to tell. */
export async function onPlanEnd(tx: Tx, end: PlanEnd): Promise<AuditEntry[]> {
  const { patientId, planId, version, reason, endedBy: by, now: at } = end;
  const open = await tx.referral.findMany({
    where: { planId, status: { in: openReferralStates.filter((state) => state !== "declined") } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const entries: AuditEntry[] = [];
  for (const { id } of open) {
    const row = await lockReferral(tx, id);
    if (!row || !(await updateReferral(tx, row, { status: "cancelled" }, at))) continue;
    await addEvent(tx, row, { event: "referral.cancelled", from: row.status, to: "cancelled", reason, by, at });
    entries.push({ action: "referral.cancelled", patientId, planId, version, object: { type: "referral", id } });
  }
  await rewriteBriefs(tx, patientId, at);
  return entries;
}
