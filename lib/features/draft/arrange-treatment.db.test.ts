import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import type { Chart } from "@/lib/testing/charts";
import { addedTo, aFirstDraft, draftTreatmentRow } from "@/lib/testing/drafts";
import { auditOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { moveTreatment } from "./commands/move-treatment";
import { removeTreatment, restoreTreatment } from "./commands/remove-treatment";
import { saveTreatment } from "./commands/save-treatment";

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});

async function fresh() {
  const draft = await aFirstDraft(clinic);
  chart = draft.chart;
  return draft;
}

describe("removing and moving", () => {
  it("removes a new treatment, takes no edits meanwhile, and puts it back as it was", async () => {
    const { content, ...at } = await addedTo(await fresh());
    expect(await execute(removeTreatment, clinic.oncologist, { ...at, revision: 1 })).toMatchObject({
      code: "may-not",
    });
    expect(await execute(removeTreatment, clinic.neurologist, { ...at, revision: 4 })).toMatchObject({
      code: "changed-by-someone-else",
    });
    expect(await execute(removeTreatment, clinic.neurologist, { ...at, revision: 1 })).toMatchObject({ ok: true });
    expect(await execute(saveTreatment, clinic.neurologist, { ...at, revision: 2, content })).toMatchObject({
      code: "treatment-removed",
    });
    expect(await execute(restoreTreatment, clinic.neurologist, { ...at, revision: 2 })).toMatchObject({ ok: true });
    expect(await draftTreatmentRow(at.treatmentId)).toMatchObject({ content, removed: false, revision: 3 });
    expect((await auditOf(chart.patientId)).slice(-2)).toEqual([
      "draft.treatment-removed done",
      "draft.treatment-restored done",
    ]);
  });

  it("moves among the treatments of its lane only", async () => {
    const draft = await fresh();
    const { draftId } = draft;
    const first = await addedTo(draft);
    const other = await addedTo(draft, {
      kind: "ivig",
      lane: "ivig",
      agent: "ivig",
      name: "Intravenous immune globulin",
    });
    const second = await addedTo(draft, {
      kind: "drug",
      lane: "symptom",
      agent: "pyridostigmine",
      name: "Pyridostigmine bromide",
    });
    const move = (of: { treatmentId: string }, revision: number, direction: "up" | "down") =>
      execute(moveTreatment, clinic.neurologist, { draftId, treatmentId: of.treatmentId, revision, direction });
    expect(await move(second, 1, "up")).toMatchObject({ ok: true });
    expect([
      (await draftTreatmentRow(second.treatmentId))?.position,
      (await draftTreatmentRow(first.treatmentId))?.position,
    ]).toEqual([1, 3]);
    expect(await move(second, 2, "up")).toMatchObject({ code: "nowhere-to-move" });
    expect(await move(other, 1, "down")).toMatchObject({ code: "nowhere-to-move" });
    expect(await move(first, 1, "up")).toMatchObject({ code: "changed-by-someone-else" });
    expect(await execute(moveTreatment, clinic.oncologist, { ...other, revision: 1, direction: "up" })).toMatchObject({
      code: "may-not",
    });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("draft.move-treatment refused");
  });

  it("knows no treatment of another draft", async () => {
    const [one, two] = [await addedTo(await fresh()), await addedTo(await fresh())];
    const mixed = { draftId: one.draftId, treatmentId: two.treatmentId, revision: 1 };
    expect(await execute(removeTreatment, clinic.neurologist, mixed)).toMatchObject({ code: "not-found" });
    expect(await execute(removeTreatment, clinic.neurologist, { ...mixed, treatmentId: uuid() })).toMatchObject({
      code: "not-found",
    });
  });
});
