// Which sessions ended with their plan, inside a given transaction.
import type { Tx } from "@/lib/platform/db";

/** The plans of a patient that are active or on hold, or the one that is named when it is. */
export async function openPlansOf(tx: Tx, patientId: string, planId: string | null): Promise<string[]> {
  const rows = await tx.plan.findMany({
    where: { patientId, status: { in: ["active", "on-hold"] }, ...(planId ? { id: planId } : {}) },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row.id);
}

/** The live sessions of a course that were cancelled, at an instant if one is named, because its plan or the patient's life had ended. */
export async function endedWithPlan(tx: Tx, courseId: string, at?: Date): Promise<string[]> {
  const where = { courseId, live: true, state: "cancelled", endedWithPlan: true, ...(at ? { changedAt: at } : {}) };
  const rows = await tx.courseSession.findMany({ where, select: { id: true }, orderBy: { n: "asc" } });
  return rows.map((row) => row.id);
}
