// Plans whose treatments wait for a second signature, for tests of what becomes of it.
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { TreatmentOf } from "@/lib/domain/plan/treatment";
import { type CosignView, cosignForScreen } from "@/lib/features/plan/queries/cosign";
import type { PersonActor } from "@/lib/platform/actor-types";
import { aDrug } from "./builders";
import { aChart, type Chart } from "./charts";
import { aDoseStep } from "./dose-builders";
import { aDraftedPlan } from "./drafted-plans";
import { rowsOf } from "./insert-row";
import type { Clinic } from "./people";
import { signAlone } from "./signing";

/** Oral cyclophosphamide: a team lead co-signs it. */
export const aCyclophosphamide = (over: Partial<TreatmentOf<"drug">> = {}) =>
  aDrug({
    lane: "immunosuppression",
    agent: "cyclophosphamide",
    name: "Cyclophosphamide",
    steps: [aDoseStep({ amount: "100" })],
    ...over,
  });

export type WaitingPlan = { readonly chart: Chart; readonly planId: string; readonly ids: readonly string[] };

/** Version 1 of a plan with these treatments, signed by the neurologist and by nobody else. */
export async function aWaitingPlan(
  clinic: Clinic,
  treatments: readonly DraftTreatment[] = [aCyclophosphamide()],
): Promise<WaitingPlan> {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, treatments);
  const signed = await signAlone(clinic.neurologist, planId);
  if (!signed.ok) throw new Error(`not signed: ${JSON.stringify(signed)}`);
  const rows = await rowsOf<{ id: string }>(
    "SELECT treatment_id AS id FROM treatment_version WHERE plan_id = $1 AND version = 1 ORDER BY position",
    [planId],
  );
  return { chart, planId, ids: rows.map((row) => row.id) };
}

/** What the screen of a co-signature sends back. */
export async function cosignInput(actor: PersonActor, planId: string, treatmentId: string) {
  const view: CosignView | null = await cosignForScreen(actor, planId, treatmentId);
  if (!view) throw new Error(`treatment ${treatmentId} asks for no co-signature`);
  const { version, contentHash, check } = view;
  return { planId, treatmentId, version, contentHash, hash: check?.hash ?? "" };
}

/** The state of each treatment of the current version, in their order. */
export async function statesOf(planId: string): Promise<string[]> {
  const rows = await rowsOf<{ status: string }>(
    `SELECT t.status FROM treatment_now t JOIN plan p ON p.id = t.plan_id AND p.current_version = t.version
      WHERE t.plan_id = $1 ORDER BY t.position`,
    [planId],
  );
  return rows.map((row) => row.status);
}
