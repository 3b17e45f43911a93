// A plan with an open draft, written beneath the application, for tests of what comes after drafting.
import { v7 as uuid } from "uuid";
import { nextDraft } from "@/lib/domain/plan/amend";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { aDrug } from "./builders";
import { aDiagnosis, type Chart } from "./charts";
import { insertRows, type Row, rowsOf } from "./insert-row";

export type DraftedPlan = { readonly chart: Chart; readonly planId: string; readonly draftId: string };

const createdAt = "2026-11-20T10:00:00Z";

/** A plan nobody has signed yet. Without treatments given, the draft holds one complete drug; ids are made anew. */
export async function aDraftedPlan(
  chart: Chart,
  treatments: readonly DraftTreatment[] = [aDrug()],
): Promise<DraftedPlan> {
  const diagnosisId = await aDiagnosis(chart);
  const [planId, by] = [uuid(), chart.clinic.neurologist.id];
  const plan = {
    id: planId,
    patient_id: chart.patientId,
    diagnosis_id: diagnosisId,
    title: "Lambert-Eaton myasthenic syndrome",
    status_changed_at: createdAt,
    lead_id: by,
    created_at: createdAt,
    created_by: by,
  };
  await insertRows([["plan", plan]]);
  const own = treatments.map((t) => ({ ...t, treatmentId: uuid() }));
  const draftId = await aDraft({ chart, planId }, own, 0);
  return { chart, planId, draftId };
}

/** The next draft of a signed plan: its current treatments, each as the test changes it, and any new ones. */
export async function anAmendment(
  plan: Pick<DraftedPlan, "chart" | "planId">,
  change: (t: DraftTreatment) => DraftTreatment,
  added: readonly DraftTreatment[] = [],
): Promise<string> {
  const rows = await rowsOf<{ content: Parameters<typeof nextDraft>[0][number]; version: number }>(
    `SELECT t.content, t.version FROM treatment_version t JOIN plan p ON p.id = t.plan_id AND p.current_version = t.version
      WHERE t.plan_id = $1 ORDER BY t.position`,
    [plan.planId],
  );
  const kept = nextDraft(rows.map((row) => row.content)).map(change);
  return await aDraft(plan, [...kept, ...added.map((t) => ({ ...t, treatmentId: uuid() }))], rows[0]?.version ?? 0);
}

async function aDraft(
  { chart, planId }: Pick<DraftedPlan, "chart" | "planId">,
  treatments: readonly DraftTreatment[],
  baseVersion: number,
): Promise<string> {
  const [draftId, by] = [uuid(), chart.clinic.neurologist.id];
  const place = { plan_id: planId, patient_id: chart.patientId };
  const known = await rowsOf<{ id: string }>("SELECT id FROM treatment WHERE plan_id = $1", [planId]);
  const fresh = treatments.filter((t) => !known.some((row) => row.id === t.treatmentId));
  const draft = { author_id: by, base_version: baseVersion, created_at: createdAt, changed_at: createdAt };
  await insertRows([
    ...fresh.map((t): [string, Row] => [
      "treatment",
      {
        id: t.treatmentId,
        ...place,
        kind: t.kind,
        agent: String(t.agent ?? t.name ?? t.kind),
        lane: t.lane,
        created_at: createdAt,
        created_by: by,
      },
    ]),
    ["draft", { id: draftId, ...place, ...draft }],
    ...treatments.map((t, at): [string, Row] => [
      "draft_treatment",
      {
        draft_id: draftId,
        treatment_id: t.treatmentId,
        ...place,
        position: at + 1,
        action: t.action,
        content: JSON.stringify(t),
        changed_at: createdAt,
        changed_by: by,
      },
    ]),
  ]);
  return draftId;
}
