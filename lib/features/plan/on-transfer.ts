// The plans' part when a patient moves to another team: they go on under the new lead.
import type { AuditEntry } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";

export async function newPlanLead(
  tx: Tx,
  { patientId, leadId, reason }: { readonly patientId: string; readonly leadId: string; readonly reason: string },
): Promise<AuditEntry[]> {
  const plans = await tx.plan.findMany({
    where: { patientId, status: { in: ["active", "on-hold"] }, leadId: { not: leadId } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of plans) await tx.plan.updateMany({ where: { id }, data: { leadId, revision: { increment: 1 } } });
  return plans.map(({ id: planId }) => ({
    action: "plan.lead-changed",
    patientId,
    planId,
    reason,
    detail: { leadId },
  }));
}
