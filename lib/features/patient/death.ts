// What a recorded death does, in the transaction of the command that records it: everything that was to come ends.
import { v7 as uuid } from "uuid";
import { discardDrafts } from "@/lib/features/draft/on-death";
import { endPlansAtDeath, runningPlans } from "@/lib/features/plan/on-death";
import { cancelReferrals } from "@/lib/features/referral/on-plan-ended";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { cancelSessions } from "@/lib/features/session/on-plan-ended";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { asDateOrNull } from "./store";

export type NewDeath = {
  readonly patientId: string;
  readonly diedOn: string | null;
  readonly by: string;
  readonly now: string;
};

/** Ends plans, drafts, referrals and sessions of a patient who is marked as deceased already; answers with the audit. */
export async function applyDeath(tx: Tx, { patientId, diedOn, by, now }: NewDeath): Promise<AuditEntry[]> {
  const reason = "The patient has died";
  const plans = await runningPlans(tx, patientId);
  const id = uuid();
  await tx.death.create({
    data: {
      id,
      patientId,
      diedOn: asDateOrNull(diedOn),
      plans: plans.map((plan) => plan.id),
      heldPlans: plans.filter((plan) => plan.status === "on-hold").map((plan) => plan.id),
      recordedAt: new Date(now),
      recordedBy: by,
    },
  });
  const died = { patientId, reason, by, now };
  const sessions = await cancelSessions(tx, died);
  const referrals = await cancelReferrals(tx, died);
  const drafts = await discardDrafts(tx, { plans, reason, now });
  const ended = await endPlansAtDeath(tx, plans, { id, patientId, by, now });
  await factsChanged(tx, patientId, now);
  const recorded = { action: "patient.death-recorded", patientId, object: { type: "death", id } };
  return [recorded, ...ended, ...drafts, ...sessions, ...referrals];
}
