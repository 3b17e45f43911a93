// Drafts for database tests, made through the commands.
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addTreatment } from "@/lib/features/draft/commands/add-treatment";
import { createPlan } from "@/lib/features/draft/commands/create-plan";
import { openDraft } from "@/lib/features/draft/commands/open-draft";
import type { AddTreatmentInput } from "@/lib/features/draft/input";
import { execute } from "@/lib/platform/command";
import { aChart, aDiagnosis, type Chart } from "./charts";
import { rowsOf } from "./insert-row";
import type { Clinic } from "./people";
import { aPlanRow, aSignedVersion } from "./plans";

export const amifampridine = { kind: "drug", lane: "symptom", agent: "amifampridine", name: "Amifampridine" } as const;

export type DraftFixture = { readonly chart: Chart; readonly planId: string; readonly draftId: string };

/** A patient with a plan whose first draft is open and empty, in the hands of the clinic's neurologist. */
export async function aFirstDraft(clinic: Clinic): Promise<DraftFixture> {
  const chart = await aChart(clinic);
  const diagnosisId = await aDiagnosis(chart);
  const answer = await execute(createPlan, clinic.neurologist, { diagnosisId, title: "LEMS" });
  if (!answer.ok) throw new Error(answer.code);
  return { chart, ...answer.value };
}

/** A patient whose plan has version 1 with these treatments and an open amendment of it. */
export async function anAmendment(clinic: Clinic, treatments: readonly Treatment[]): Promise<DraftFixture> {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  await aSignedVersion(chart, planId, 1, treatments);
  const answer = await execute(openDraft, clinic.neurologist, { planId });
  if (!answer.ok) throw new Error(answer.code);
  return { chart, ...answer.value };
}

/** Adds a treatment to a draft: amifampridine unless told otherwise. */
export async function addedTo(
  { chart, draftId }: DraftFixture,
  choice: Omit<AddTreatmentInput, "draftId"> = amifampridine,
) {
  const answer = await execute(addTreatment, chart.clinic.neurologist, { draftId, ...choice });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { treatmentId } = answer.value;
  return { draftId, treatmentId, content: { treatmentId, action: "start", ...choice } as DraftTreatment };
}

/** The row of a draft treatment as it stands in the database. */
export async function draftTreatmentRow(treatmentId: string) {
  const [row] = await rowsOf<{
    content: DraftTreatment;
    revision: number;
    removed: boolean;
    position: number;
    action: string;
  }>(
    "SELECT content, revision, removed_at IS NOT NULL AS removed, position, action FROM draft_treatment WHERE treatment_id = $1",
    [treatmentId],
  );
  return row;
}
