// Reduced doses of chemotherapy as rows, inside a given transaction.
import type { ReducedSpan, Reduction } from "@/lib/domain/delivery/reduction";
import type { Tx } from "@/lib/platform/db";

/** Whether a course is of a chemotherapy regimen. */
export async function isChemotherapy(tx: Tx, courseId: string): Promise<boolean> {
  return (await tx.course.count({ where: { id: courseId, treatment: { kind: "regimen", lane: "cancer" } } })) === 1;
}

type NewDose = ReducedSpan &
  Reduction & { readonly id: string; readonly courseId: string; readonly patientId: string; readonly by: string };

export async function insertCycleDose(tx: Tx, dose: NewDose, now: string): Promise<void> {
  await tx.cycleDose.createMany({ data: [{ ...dose, at: new Date(now) }] });
}
