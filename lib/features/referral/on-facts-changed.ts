import type { Tx } from "@/lib/platform/db";

/** Called by every command that changes facts or the plan of a patient, in the same transaction. */
export async function rewriteBriefs(tx: Tx, patientId: string, _now: string): Promise<void> {
  const referrals = await tx.referral.count({ where: { patientId } });
  if (referrals === 0) return;
}
