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

/** Started by this version and never given: nobody has co-signed it by now, or by that instant, or somebody declined. */
export async function neverBegun(
  tx: Tx,
  planId: string,
  version: number,
  at: string | null = null,
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.treatment_id AS id FROM treatment_version t
      CROSS JOIN LATERAL (SELECT coalesce(array_agg(a.kind), '{}') AS added FROM treatment_activation a
                           WHERE a.plan_id = t.plan_id AND a.version = t.version AND a.treatment_id = t.treatment_id
                             AND (${at}::timestamptz IS NULL OR a.activated_at <= ${at}::timestamptz)) n
     WHERE t.plan_id = ${planId}::uuid AND t.version = ${version} AND t.action = 'start'
       AND treatment_state_now(t.status, false, n.added) = 'awaiting-cosignature'`;
  return new Set(rows.map((row) => row.id));
}
