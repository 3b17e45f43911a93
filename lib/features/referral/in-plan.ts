// Whether a referral may come to life again: only while the signed plan still asks for it.
import { stateOf } from "@/lib/domain/plan/treatment-states";
import { treatmentsInForce } from "@/lib/features/plan/queries/in-force";
import type { Tx } from "@/lib/platform/db";
import { type Refusal, refused } from "@/lib/platform/outcome";
import type { ReferralRow } from "./store";

export type Asked = { readonly question: string; readonly urgency: string };

/** The question as the signed plan asks it now, or why the plan no longer asks it. */
export async function askedInPlan(tx: Tx, row: ReferralRow): Promise<Asked | Refusal> {
  const plan = await tx.plan.findUnique({ where: { id: row.planId } });
  if (plan?.status !== "active" && plan?.status !== "on-hold") return refused("plan-ended");
  const treatments = await treatmentsInForce(tx, row.planId, plan.currentVersion);
  const treatment = treatments.find((t) => t.treatmentId === row.treatmentId);
  const isReferral = treatment?.kind === "pt-referral" || treatment?.kind === "slp-referral";
  if (!isReferral || stateOf(treatment) === "stopped") return refused("not-in-plan");
  return { question: treatment.question, urgency: treatment.urgency };
}
