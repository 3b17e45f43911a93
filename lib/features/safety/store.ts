// Decisions and alerts as rows, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { Ground, Known, OpenAlert } from "@/lib/domain/safety/decision-alert";
import type { SignedFinding } from "@/lib/domain/safety/decision-schema";
import type { DecisionKind, OverrideReason } from "@/lib/domain/safety/decision-words";
import type { Tx } from "@/lib/platform/db";

export type Place = { readonly patientId: string; readonly planId: string };

export type NewDecision = {
  readonly kind: DecisionKind;
  readonly reason: OverrideReason | null;
  readonly text: string | null;
  readonly by: string;
  readonly at: string;
};

export async function insertDecisions(
  tx: Tx,
  { draftId, planId, patientId }: Place & { readonly draftId: string },
  findings: readonly SignedFinding[],
  { kind, reason, text, by, at }: NewDecision,
): Promise<void> {
  await tx.findingDecision.createMany({
    data: findings.map(({ ruleId, ruleVersion, treatments, basis, evidence }) => ({
      id: uuid(),
      draftId,
      planId,
      patientId,
      ruleId,
      ruleVersion,
      treatments,
      basis,
      evidence,
      kind,
      reason,
      text,
      decidedAt: new Date(at),
      decidedBy: by,
    })),
  });
}

/** The open alerts of a plan; those a prescriber has acknowledged; and which findings were gone for a while, and when. */
export async function alertsOf(
  tx: Tx,
  planId: string,
): Promise<{ readonly open: OpenAlert[]; readonly seen: Known[]; readonly lapsed: Known[] }> {
  const rows = await tx.safetyAlert.findMany({
    where: { planId, OR: [{ closedAt: null }, { closedWhy: "acknowledged" }] },
    select: { id: true, ruleId: true, treatments: true, basis: true, closedAt: true },
    orderBy: { id: "asc" },
  });
  const lapses = await tx.findingLapse.findMany({ where: { planId }, orderBy: { id: "asc" } });
  return {
    open: rows.filter((row) => row.closedAt === null),
    seen: rows.flatMap(({ closedAt, ...row }) => (closedAt ? [{ ...row, at: closedAt.toISOString() }] : [])),
    lapsed: lapses.map(({ lapsedAt, ...row }) => ({ ...row, at: lapsedAt.toISOString() })),
  };
}

export async function insertLapses(tx: Tx, { planId, patientId }: Place, gone: readonly Ground[], now: string) {
  if (gone.length === 0) return;
  const data = gone.map(({ ruleId, treatments, basis }) => ({ ruleId, treatments: [...treatments], basis }));
  const shared = { planId, patientId, lapsedAt: new Date(now) };
  await tx.findingLapse.createMany({ data: data.map((row) => ({ id: uuid(), ...shared, ...row })) });
}

export async function insertAlert(
  tx: Tx,
  { planId, patientId, version }: Place & { readonly version: number },
  finding: SignedFinding,
  now: string,
): Promise<string> {
  const { ruleId, treatments, basis } = finding;
  const at = new Date(now);
  const id = uuid();
  const about = { id, planId, patientId, version, ruleId, treatments, basis, finding };
  await tx.safetyAlert.createMany({ data: [{ ...about, raisedAt: at, changedAt: at }] });
  return id;
}

/** The same finding on other facts. */
export async function changeAlert(tx: Tx, id: string, finding: SignedFinding, now: string): Promise<void> {
  await tx.safetyAlert.updateMany({
    where: { id, closedAt: null },
    data: { basis: finding.basis, finding, changedAt: new Date(now), revision: { increment: 1 } },
  });
}

export type ClosedWhy = "gone" | "new-version" | "plan-ended" | "patient-died";

export async function closeAlerts(tx: Tx, ids: readonly string[], why: ClosedWhy, now: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.safetyAlert.updateMany({
    where: { id: { in: [...ids] }, closedAt: null },
    data: { closedAt: new Date(now), closedWhy: why, revision: { increment: 1 } },
  });
}
