// Plans whose treatments wait for a second signature, for tests of what becomes of it.
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { type CosignView, cosignForScreen } from "@/lib/features/plan/queries/cosign";
import type { PersonActor } from "@/lib/platform/actor-types";
import { aChart, type Chart } from "./charts";
import { aCyclophosphamide } from "./cosign-states";
import { aDraftedPlan } from "./drafted-plans";
import { rowsOf } from "./insert-row";
import type { Clinic } from "./people";
import { signAlone } from "./signing";

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
