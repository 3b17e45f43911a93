// The treatments of a version as they are in force: as signed, and released since where they waited. Asked inside a transaction.
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import type { Tx } from "@/lib/platform/db";

/** In their order; empty for version 0. With `at`, as they were in force at that instant. */
export async function treatmentsInForce(
  tx: Tx,
  planId: string,
  version: number,
  at: string | null = null,
): Promise<Treatment[]> {
  if (version < 1) return [];
  const rows =
    at === null
      ? await tx.$queryRaw<{ content: unknown }[]>`
          SELECT content FROM treatment_now WHERE plan_id = ${planId}::uuid AND version = ${version} ORDER BY position`
      : await tx.$queryRaw<{ content: unknown }[]>`
          SELECT coalesce(a.content, t.content) AS content FROM treatment_version t
            LEFT JOIN treatment_activation a ON a.plan_id = t.plan_id AND a.version = t.version AND a.treatment_id = t.treatment_id
                 AND a.kind = 'released' AND a.activated_at <= ${at}::timestamptz
           WHERE t.plan_id = ${planId}::uuid AND t.version = ${version} ORDER BY t.position`;
  return rows.map((row) => treatmentSchema.parse(row.content));
}
