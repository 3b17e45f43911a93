// The plans' part when a patient's death is recorded, and when that record was wrong.
import { dispositionsAtDeath } from "@/lib/domain/plan/end-plan";
import { planMoves } from "@/lib/domain/plan/plan-states";
import { moveFrom } from "@/lib/domain/shared/moves";
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { currentTreatments, insertDispositions, lockPlan, movePlan, type PlanRow } from "./store/plan";

export type Death = {
  readonly id: string;
  readonly patientId: string;
  readonly by: string;
  readonly now: string;
};

/** The plans of a patient that are active or on hold, locked until the transaction ends. */
export async function runningPlans(tx: Tx, patientId: string): Promise<PlanRow[]> {
  const found = await tx.plan.findMany({
    where: { patientId, status: { in: ["active", "on-hold"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const plans: PlanRow[] = [];
  for (const { id } of found) {
    const plan = await lockPlan(tx, id);
    if (plan && moveFrom(planMoves, plan.status, "record-death").ok) plans.push(plan);
  }
  return plans;
}

/** Ends these plans: died, and so did every open treatment. Answers with what to add to the audit. */
export async function endPlansAtDeath(tx: Tx, plans: readonly PlanRow[], death: Death): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const plan of plans) {
    const legal = moveFrom(planMoves, plan.status, "record-death");
    if (!legal.ok) continue;
    const dispositions = dispositionsAtDeath(await currentTreatments(tx, plan));
    await insertDispositions(tx, plan, dispositions, { by: death.by, at: death.now, deathId: death.id });
    if (!(await movePlan(tx, plan, { status: legal.value.to, endReason: "died", endNote: null }, death.now)))
      throw new Error(`plan ${plan.id} changed while it was locked`);
    const { id: planId, patientId, currentVersion: version } = plan;
    const detail = { dispositions: dispositions.length };
    entries.push({ action: legal.value.event, patientId, planId, version, reason: "died", detail });
  }
  return entries;
}

export type Revival = Death & {
  readonly plans: readonly string[];
  readonly heldPlans: readonly string[];
  readonly reason: string;
};

/** These plans hold again as they did: active, or on hold where they were. */
export async function revivePlans(tx: Tx, { plans, heldPlans, reason, now }: Revival): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const id of plans) {
    const plan = await lockPlan(tx, id);
    const legal = plan && moveFrom(planMoves, plan.status, "reverse-death");
    if (!plan || !legal?.ok) continue;
    const { patientId, currentVersion: version, revision } = plan;
    if (!(await movePlan(tx, plan, { status: legal.value.to, endReason: null }, now)))
      throw new Error(`plan ${id} changed while it was locked`);
    entries.push({ action: legal.value.event, patientId, planId: id, version, reason });
    if (!heldPlans.includes(id)) continue;
    const again = moveFrom(planMoves, legal.value.to, "hold");
    if (!again.ok) continue;
    await movePlan(tx, { ...plan, revision: revision + 1 }, { status: again.value.to }, now);
    entries.push({ action: again.value.event, patientId, planId: id, version, reason: "On hold before" });
  }
  return entries;
}
