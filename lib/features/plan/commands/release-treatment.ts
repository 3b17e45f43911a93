import { v7 as uuid } from "uuid";
import { firstDayProblem } from "@/lib/domain/plan/release";
import { draftFollowsRelease } from "@/lib/features/draft/on-release";
import { onSigning } from "@/lib/features/referral/on-signing";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import type { Judge } from "@/lib/features/safety/queries/judge";
import { planSessions } from "@/lib/features/session/on-signing";
import { command, type Run } from "@/lib/platform/command";
import { done, type Outcome, refused } from "@/lib/platform/outcome";
import type { ReleaseTreatmentInput } from "../input";
import { blockingRelease, recheck } from "../queries/release-source";
import { insertActivation, lockForRelease } from "../store/release";

export type Released = { readonly id: string; readonly planId: string };

/** Releases a treatment that was signed to wait: judged again on fresh facts, in one step, and active everywhere from then on. */
export const releaseTreatmentJudgedBy = (judge?: Judge) =>
  command<ReleaseTreatmentInput, Released>({
    name: "treatment.release",
    needs: "plan:sign",
    on: ({ planId }) => ({ kind: "plan", id: planId }),
    run: (context) => release(context, judge),
  });

export const releaseTreatment = releaseTreatmentJudgedBy();

async function release(context: Run<ReleaseTreatmentInput>, judge?: Judge): Promise<Outcome<Released>> {
  const { tx, actor, now, input } = context;
  const { planId, treatmentId, firstDay, reason } = input;
  const row = await lockForRelease(tx, planId);
  if (!row) return refused("not-found");
  const { patientId, version } = row;
  if (row.deceased) return refused("patient-died");
  if (row.status === "on-hold") return refused("plan-on-hold");
  if (row.status !== "active") return refused("plan-ended");
  if (version !== input.version) return refused("plan-moved-on");
  const check = recheck(row, { treatmentId, firstDay, now }, judge);
  if (!check) return refused("does-not-wait");
  const { before, released, findings, today } = check;
  const problem = firstDayProblem(before, firstDay, today);
  if (problem) return refused("not-releasable", { fields: { firstDay: problem } });
  if (!findings) return refused("engine-failed");
  const blocking = blockingRelease(findings).map(({ finding: { ruleId, title } }) => ({ ruleId, title }));
  if (blocking.length > 0) return refused("unresolved-findings", { details: { findings: blocking } });
  if (check.hash !== input.hash) return refused("facts-changed");

  const id = uuid();
  const written = { by: actor.id, at: now };
  await insertActivation(tx, { id, planId, version, patientId, kind: "released", reason, check }, written);
  const drafted = await draftFollowsRelease(tx, { planId, patientId, before, released }, written);
  if (!drafted.ok) return drafted;
  const changed = { patientId, planId, version, treatments: [released], signedBy: actor.id, now };
  const sessions = await planSessions(tx, changed);
  const referrals = await onSigning(tx, { ...changed, before: [before] });
  await factsChanged(tx, patientId, now, judge);
  return done({ id, planId }, [
    {
      action: "treatment.released",
      patientId,
      planId,
      version,
      object: { type: "treatment", id: treatmentId },
      reason,
      detail: { hash: check.hash, firstDay },
    },
    ...drafted.events,
    ...sessions,
    ...referrals,
  ]);
}
