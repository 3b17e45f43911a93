import { v7 as uuid } from "uuid";
import { isAskedRole } from "@/lib/domain/cosign/policy";
import { stillAsked, whyNotCosign } from "@/lib/domain/cosign/states";
import { roleWords } from "@/lib/domain/cosign/words";
import { onSigning } from "@/lib/features/referral/on-signing";
import { onCauseChanged } from "@/lib/features/reminder/on-cause";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import type { Judge } from "@/lib/features/safety/queries/judge";
import { command, type Run } from "@/lib/platform/command";
import { done, type Outcome, refused } from "@/lib/platform/outcome";
import type { CosignTreatmentInput } from "../input";
import { askedOf, whyNotOpen } from "../queries/cosign-asked";
import { blockingRelease, recheckAsSigned } from "../queries/release-source";
import { insertCosignature } from "../store/cosign";
import { insertActivation, lockForRelease } from "../store/release";

/** `active`: this was the last signature that was asked, so the treatment is active from now on. */
export type Cosigned = { readonly planId: string; readonly active: boolean };

/** Adds the second signature to a treatment of the version that was shown, judged again on fresh facts. */
export const cosignTreatmentJudgedBy = (judge?: Judge) =>
  command<CosignTreatmentInput, Cosigned>({
    name: "treatment.cosign",
    needs: "plan:cosign",
    on: ({ planId }) => ({ kind: "plan", id: planId }),
    run: (context) => cosign(context, judge),
  });

export const cosignTreatment = cosignTreatmentJudgedBy();

async function cosign({ tx, actor, now, input }: Run<CosignTreatmentInput>, judge?: Judge): Promise<Outcome<Cosigned>> {
  const { planId, treatmentId, version } = input;
  const row = await lockForRelease(tx, planId);
  if (!row) return refused("not-found");
  const closed = whyNotOpen(row, input);
  if (closed) return closed;
  const facts = askedOf(row, treatmentId);
  const problem = whyNotCosign(facts, { role: actor.role, isAuthor: row.author?.id === actor.id });
  if (problem || !isAskedRole(actor.role)) return refused(problem ?? "not-asked-of-you");
  const check = recheckAsSigned(row, { treatmentId, now }, judge);
  if (!check) return refused("no-cosignature-asked");
  if (!check.findings) return refused("engine-failed");
  const blocking = blockingRelease(check.findings).map(({ finding: { ruleId, title } }) => ({ ruleId, title }));
  if (blocking.length > 0) return refused("unresolved-findings", { details: { findings: blocking } });
  if (check.hash !== input.hash) return refused("facts-changed");

  const { patientId } = row;
  const { id, name, role } = actor;
  const signature = { planId, version, patientId, treatmentId, contentHash: input.contentHash, asks: role };
  if (!(await insertCosignature(tx, { ...signature, signer: { id, name, role } }, now)))
    return refused("already-cosigned");
  const left = stillAsked({ asked: facts.asked, signed: [...facts.signed, role] });
  const active = left.length === 0;
  const signed = { patientId, planId, version, treatments: [check.released], signedBy: row.author?.id ?? id, now };
  if (active) {
    const reason = `Co-signed as ${roleWords[role]}`;
    const activation = { id: uuid(), planId, version, patientId, kind: "cosigned", reason, check } as const;
    await insertActivation(tx, activation, { by: id, at: now });
  }
  // One that was urgent was referred then.
  const referrals = active && !facts.urgent ? await onSigning(tx, { ...signed, before: [] }) : [];
  if (active) await factsChanged(tx, patientId, now, judge);
  await onCauseChanged(tx, patientId);
  return done({ planId, active }, [
    {
      action: "treatment.cosigned",
      patientId,
      planId,
      version,
      object: { type: "treatment", id: treatmentId },
      detail: { contentHash: input.contentHash, judged: check.hash, as: role, complete: active },
    },
    ...referrals,
  ]);
}
