import type { Tx } from "@/lib/platform/db";

/** The time zone of the patient's site, whose days are the days of the plan. */
export async function zoneOfPlan(tx: Tx, planId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ zone: string }[]>`
    SELECT s.zone FROM plan p JOIN patient pt ON pt.id = p.patient_id JOIN site s ON s.id = pt.site_id WHERE p.id = ${planId}::uuid`;
  return row?.zone ?? "UTC";
}
