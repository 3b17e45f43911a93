// Rows of a plan and its end, inside a given transaction.
import type { Disposition } from "@/lib/domain/plan/end-plan";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { Tx } from "@/lib/platform/db";
import { treatmentsInForce } from "../queries/in-force";

export type PlanRow = {
  readonly id: string;
  readonly patientId: string;
  readonly status: PlanState;
  readonly currentVersion: number;
  readonly revision: number;
};

/** The plan, locked until the transaction ends. */
export async function lockPlan(tx: Tx, planId: string): Promise<PlanRow | null> {
  const [row] = await tx.$queryRaw<PlanRow[]>`
    SELECT id, patient_id AS "patientId", status, current_version AS "currentVersion", revision
      FROM plan WHERE id = ${planId}::uuid FOR UPDATE`;
  return row ?? null;
}

export type PlanMoved = {
  readonly status: PlanState;
  readonly endReason?: string | null;
  readonly endNote?: string | null;
};

/** Moves the plan from the revision it was read at; false when somebody else was faster. */
export async function movePlan(tx: Tx, plan: PlanRow, { status, ...ended }: PlanMoved, now: string): Promise<boolean> {
  const { count } = await tx.plan.updateMany({
    where: { id: plan.id, revision: plan.revision },
    data: { status, ...ended, statusChangedAt: new Date(now), revision: { increment: 1 } },
  });
  return count === 1;
}

/** The treatments of the current version in their order; none before the first signature. */
export async function currentTreatments(tx: Tx, { id, currentVersion }: PlanRow): Promise<Treatment[]> {
  return await treatmentsInForce(tx, id, currentVersion);
}

export async function hasOpenDraft(tx: Tx, planId: string): Promise<boolean> {
  const open = await tx.draft.count({ where: { planId, state: { in: ["open", "in-review", "changes-asked"] } } });
  return open > 0;
}

export async function insertDispositions(
  tx: Tx,
  plan: PlanRow,
  dispositions: readonly Disposition[],
  { by, at, deathId }: { readonly by: string; readonly at: string; readonly deathId?: string },
): Promise<void> {
  const shared = {
    planId: plan.id,
    patientId: plan.patientId,
    decidedAt: new Date(at),
    decidedBy: by,
    ...(deathId ? { deathId } : {}),
  };
  await tx.disposition.createMany({ data: dispositions.map((d) => ({ ...shared, ...d })) });
}
