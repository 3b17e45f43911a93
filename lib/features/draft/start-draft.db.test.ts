import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { stopTreatment } from "@/lib/domain/plan/amend";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart, aDiagnosis, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { createPlan } from "./commands/create-plan";
import { discardDraft } from "./commands/discard-draft";
import { openDraft } from "./commands/open-draft";
import { takeOverDraft } from "./commands/take-over-draft";
import { updateDraft } from "./commands/update-draft";

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});

async function freshPlan() {
  chart = await aChart(clinic);
  const diagnosisId = await aDiagnosis(chart);
  const answer = await execute(createPlan, clinic.neurologist, { diagnosisId, title: "LEMS, first plan" });
  if (!answer.ok) throw new Error(answer.code);
  return { ...answer.value, diagnosisId };
}

const draftRow = async (id: string) =>
  (
    await rowsOf<{
      state: string;
      author_id: string;
      reason: string | null;
      effective_on: string | null;
      revision: number;
    }>("SELECT state, author_id, reason, effective_on::text AS effective_on, revision FROM draft WHERE id = $1", [id])
  )[0];

describe("a plan for a diagnosis", () => {
  it("begins with an open draft in the hands of the neurologist who made it", async () => {
    const { draftId } = await freshPlan();
    expect(await draftRow(draftId)).toMatchObject({ state: "open", author_id: clinic.neurologist.id, revision: 1 });
    expect(await auditOf(chart.patientId)).toEqual(["plan.created done", "draft.opened done"]);
  });

  it("is not made by a therapist, a nurse, a foreign neurologist or an oncologist", async () => {
    chart = await aChart(clinic);
    const input = { diagnosisId: await aDiagnosis(chart), title: "Mine" };
    for (const person of [clinic.physicalTherapist, clinic.nurse, clinic.foreignNeurologist])
      expect(await execute(createPlan, person, input)).toMatchObject({ ok: false, code: "not-found" });
    expect(await execute(createPlan, clinic.oncologist, input)).toMatchObject({ ok: false, code: "may-not" });
    expect(await rowsOf("SELECT id FROM plan WHERE patient_id = $1", [chart.patientId])).toEqual([]);
    expect((await auditOf(chart.patientId)).every((line) => line === "plan.create refused")).toBe(true);
  });

  it("is refused when the diagnosis has one, even when two are asked for at the same moment", async () => {
    chart = await aChart(clinic);
    const input = { diagnosisId: await aDiagnosis(chart), title: "LEMS" };
    const answers = await Promise.all([1, 2, 3, 4].map(() => execute(createPlan, clinic.neurologist, input)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === "plan-exists")).toHaveLength(3);
  });

  it("is refused for a diagnosis that was replaced, and after the patient's death", async () => {
    chart = await aChart(clinic, { deceased: true });
    const diagnosisId = await aDiagnosis(chart);
    const answer = await execute(createPlan, clinic.neurologist, { diagnosisId, title: "LEMS" });
    expect(answer).toMatchObject({ ok: false, code: "patient-died" });
    chart = await aChart(clinic);
    const [old, next] = [await aDiagnosis(chart), await aDiagnosis(chart)];
    await rowsOf("UPDATE diagnosis SET replaced_by_id = $2, revision = 2 WHERE id = $1", [old, next]);
    expect(await execute(createPlan, clinic.neurologist, { diagnosisId: old, title: "LEMS" })).toMatchObject({
      code: "diagnosis-not-current",
    });
  });
});

describe("amending", () => {
  async function signedPlan(treatments: Treatment[]) {
    chart = await aChart(clinic);
    const { planId } = await aPlanRow(chart);
    await aSignedVersion(chart, planId, 1, treatments);
    return planId;
  }
  const contents = async (draftId: string) =>
    (
      await rowsOf<{ content: Treatment; position: number }>(
        "SELECT content, position FROM draft_treatment WHERE draft_id = $1 ORDER BY position",
        [draftId],
      )
    ).map((row) => row.content);

  it("carries every treatment of the current version over with its identity, and leaves stopped ones behind", async () => {
    const [drug, steroid] = [withOwnId(aDrug()), withOwnId(aSteroid())];
    const stopped = stopTreatment(
      { ...steroid, action: "continue" },
      { from: asDay("2026-12-01"), reason: "Diabetes" },
    );
    if (!stopped.ok) throw new Error(stopped.problem);
    const planId = await signedPlan([drug, stopped.value as Treatment]);
    const answer = await execute(openDraft, clinic.neurologist, { planId });
    if (!answer.ok) throw new Error(answer.code);
    expect(await contents(answer.value.draftId)).toEqual([{ ...drug, action: "continue" }]);
    expect(await auditOf(chart.patientId)).toEqual(["draft.opened done"]);
  });

  it("opens one draft, however many ask at once", async () => {
    const planId = await signedPlan([withOwnId(aDrug())]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => execute(openDraft, clinic.neurologist, { planId })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === "draft-open")).toHaveLength(3);
  });

  it("is refused to who may only read, to strangers, and for a plan that has ended", async () => {
    const planId = await signedPlan([withOwnId(aDrug())]);
    expect(await execute(openDraft, clinic.oncologist, { planId })).toMatchObject({ code: "may-not" });
    expect(await execute(openDraft, clinic.teamLead, { planId })).toMatchObject({ code: "may-not" });
    expect(await execute(openDraft, clinic.foreignNeurologist, { planId })).toMatchObject({ code: "not-found" });
    expect(await execute(openDraft, clinic.neurologist, { planId: uuid() })).toMatchObject({ code: "not-found" });
    chart = await aChart(clinic);
    const ended = await aPlanRow(chart, { status: "completed", end_reason: "goal-met" });
    expect(await execute(openDraft, clinic.neurologist, { planId: ended.planId })).toMatchObject({
      code: "plan-ended",
    });
  });
});

describe("the draft itself", () => {
  const texts = { title: "LEMS, first plan", effectiveOn: asDay("2026-11-23"), reason: "Weakness returned" };

  it("keeps title, effective day and reason", async () => {
    const { draftId, planId } = await freshPlan();
    const input = { draftId, revision: 1, ...texts, title: "LEMS with SCLC" };
    expect(await execute(updateDraft, clinic.neurologist, input)).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await draftRow(draftId)).toMatchObject({ effective_on: "2026-11-23", reason: "Weakness returned" });
    expect(await rowsOf("SELECT title FROM plan WHERE id = $1", [planId])).toEqual([{ title: "LEMS with SCLC" }]);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("draft.updated done");
  });

  it("gives a late save both values", async () => {
    const { draftId } = await freshPlan();
    await execute(updateDraft, clinic.neurologist, { draftId, revision: 1, ...texts });
    const late = { draftId, revision: 1, ...texts, reason: "Other" };
    expect(await execute(updateDraft, clinic.neurologist, late)).toMatchObject({
      ok: false,
      code: "changed-by-someone-else",
      conflict: { mine: { reason: "Other" }, theirs: { reason: "Weakness returned", revision: 2 } },
    });
  });

  it("changes hands only by taking it over, which is recorded", async () => {
    const { draftId } = await freshPlan();
    const colleague = clinic.foreignNeurologist;
    await joinCareTeam(chart.patientId, colleague);
    expect(await execute(updateDraft, colleague, { draftId, revision: 1, ...texts })).toMatchObject({
      code: "not-author",
    });
    expect(await execute(takeOverDraft, clinic.neurologist, { draftId, revision: 1 })).toMatchObject({
      code: "already-author",
    });
    expect(await execute(takeOverDraft, colleague, { draftId, revision: 9 })).toMatchObject({
      code: "changed-by-someone-else",
    });
    expect(await execute(takeOverDraft, clinic.oncologist, { draftId, revision: 1 })).toMatchObject({
      code: "may-not",
    });
    expect(await execute(takeOverDraft, colleague, { draftId, revision: 1 })).toMatchObject({ ok: true });
    expect(await draftRow(draftId)).toMatchObject({ author_id: colleague.id, revision: 2 });
    expect(await execute(updateDraft, clinic.neurologist, { draftId, revision: 2, ...texts })).toMatchObject({
      code: "not-author",
    });
    expect((await auditOf(chart.patientId)).filter((line) => line.startsWith("draft.taken-over"))).toHaveLength(1);
  });

  it("can be discarded with a reason, after which nothing changes it and a new one may open", async () => {
    const { draftId, planId } = await freshPlan();
    const reason = "Diagnosis in doubt";
    expect(await execute(discardDraft, clinic.teamLead, { draftId, revision: 1, reason })).toMatchObject({
      code: "may-not",
    });
    expect(await execute(discardDraft, clinic.neurologist, { draftId, revision: 7, reason })).toMatchObject({
      code: "changed-by-someone-else",
    });
    expect(await execute(discardDraft, clinic.neurologist, { draftId, revision: 1, reason })).toMatchObject({
      ok: true,
    });
    expect(await execute(updateDraft, clinic.neurologist, { draftId, revision: 2, ...texts })).toMatchObject({
      code: "draft-discarded",
    });
    expect(await execute(openDraft, clinic.neurologist, { planId })).toMatchObject({ ok: true });
    expect(await auditOf(chart.patientId)).toContain("draft.discarded done");
  });
});
