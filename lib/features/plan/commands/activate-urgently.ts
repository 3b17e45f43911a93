import { v7 as uuid } from "uuid";
import { urgentDue, whyNotUrgent } from "@/lib/domain/cosign/states";
import { onSigning } from "@/lib/features/referral/on-signing";
import { onUrgentActivation } from "@/lib/features/reminder/on-cause";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import type { Judge } from "@/lib/features/safety/queries/judge";
import { command, type Run } from "@/lib/platform/command";
import { done, type Outcome, refused } from "@/lib/platform/outcome";
import type { ActivateUrgentlyInput } from "../input";
import { askedOf, whyNotOpen } from "../queries/cosign-asked";
import { blockingRelease, recheckAsSigned } from "../queries/release-source";
import { insertActivation, lockForRelease } from "../store/release";

/** `due`: the instant by which it has to be co-signed. */
export type ActivatedUrgently = { readonly planId: string; readonly due: string };

/** Makes a treatment active before its co-signature: judged again, with a reason, and owed its co-signature within 24 hours. */
export const activateUrgentlyJudgedBy = (judge?: Judge) =>
  command<ActivateUrgentlyInput, ActivatedUrgently>({
    name: "treatment.activate-urgently",
    needs: "plan:sign",
    on: ({ planId }) => ({ kind: "plan", id: planId }),
    run: (context) => activate(context, judge),
  });

export const activateUrgently = activateUrgentlyJudgedBy();

async function activate(
  { tx, actor, now, input }: Run<ActivateUrgentlyInput>,
  judge?: Judge,
): Promise<Outcome<ActivatedUrgently>> {
  const { planId, treatmentId, version, reason } = input;
  const row = await lockForRelease(tx, planId);
  if (!row) return refused("not-found");
  const closed = whyNotOpen(row, input);
  if (closed) return closed;
  if (row.status === "on-hold") return refused("plan-on-hold");
  const problem = whyNotUrgent(askedOf(row, treatmentId));
  if (problem) return refused(problem);
  const check = recheckAsSigned(row, { treatmentId, now }, judge);
  if (!check) return refused("no-cosignature-asked");
  if (check.before.condition) return refused("waits-for-condition");
  if (!check.findings) return refused("engine-failed");
  const blocking = blockingRelease(check.findings).map(({ finding: { ruleId, title } }) => ({ ruleId, title }));
  if (blocking.length > 0) return refused("unresolved-findings", { details: { findings: blocking } });
  if (check.hash !== input.hash) return refused("facts-changed");

  const { patientId } = row;
  const activation = { id: uuid(), planId, version, patientId, kind: "urgent", reason, check } as const;
  await insertActivation(tx, activation, { by: actor.id, at: now });
  const signed = { patientId, planId, version, treatments: [check.released], signedBy: actor.id, now };
  const referrals = await onSigning(tx, { ...signed, before: [] });
  await factsChanged(tx, patientId, now, judge);
  const due = urgentDue(now);
  await onUrgentActivation(tx, { patientId, treatmentId, due });
  return done({ planId, due }, [
    {
      action: "treatment.activated-urgently",
      patientId,
      planId,
      version,
      object: { type: "treatment", id: treatmentId },
      reason,
      detail: { contentHash: input.contentHash, judged: check.hash, due },
    },
    ...referrals,
  ]);
}
