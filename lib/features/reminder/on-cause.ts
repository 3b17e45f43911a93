// For commands that begin or end something a reminder is about: the check is queued in their own transaction.
import { reminderThresholds } from "@/lib/domain/reminder/kinds";
import type { Tx } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs/enqueue";

const later = (now: string, hours: number) => new Date(Date.parse(now) + hours * 3_600_000).toISOString();

/** A referral was sent, or sent again: it is looked at when it should have been accepted, and when it should have been answered. */
export async function onReferralSent(tx: Tx, { patientId, id, now }: { patientId: string; id: string; now: string }) {
  const { referralUrgentHours, referralUnansweredDays } = reminderThresholds;
  const at = (hours: number) => ({ runAt: later(now, hours), key: `referral:${id}:${hours}` });
  await enqueue(tx, "check-patient", { patientId }, at(referralUrgentHours));
  await enqueue(tx, "check-patient", { patientId }, at(24 * referralUnansweredDays));
}

/** A treatment is active as urgent: it is looked at when its co-signature should be there. */
export async function onUrgentActivation(
  tx: Tx,
  { patientId, treatmentId, due }: { patientId: string; treatmentId: string; due: string },
) {
  await enqueue(tx, "check-patient", { patientId }, { runAt: due, key: `cosign:${treatmentId}:${due}` });
}

/** Something happened that may raise or close a reminder at once: a session was held or released, a referral answered. */
export async function onCauseChanged(tx: Tx, patientId: string) {
  await enqueue(tx, "check-patient", { patientId }, { key: `check:${patientId}` });
}
