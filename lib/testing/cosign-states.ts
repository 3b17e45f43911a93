// A treatment that needs a second signature, and how treatments stand; imports nothing of the server, so that journeys may use it.
import type { TreatmentOf } from "@/lib/domain/plan/treatment";
import { aDrug } from "./builders";
import { aDoseStep } from "./dose-builders";
import { rowsOf } from "./insert-row";

/** Oral cyclophosphamide: a team lead co-signs it. */
export const aCyclophosphamide = (over: Partial<TreatmentOf<"drug">> = {}) =>
  aDrug({
    lane: "immunosuppression",
    agent: "cyclophosphamide",
    name: "Cyclophosphamide",
    steps: [aDoseStep({ amount: "100" })],
    ...over,
  });

/** The state of each treatment of the current version, in their order. */
export async function statesOf(planId: string): Promise<string[]> {
  const rows = await rowsOf<{ status: string }>(
    `SELECT t.status FROM treatment_now t JOIN plan p ON p.id = t.plan_id AND p.current_version = t.version
      WHERE t.plan_id = $1 ORDER BY t.position`,
    [planId],
  );
  return rows.map((row) => row.status);
}
