import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, aDiagnosis, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { addTreatment } from "./commands/add-treatment";
import { createPlan } from "./commands/create-plan";
import { moveTreatment } from "./commands/move-treatment";
import { openDraft } from "./commands/open-draft";
import { removeTreatment, restoreTreatment } from "./commands/remove-treatment";
import { saveTreatment } from "./commands/save-treatment";
import { setTreatmentAction } from "./commands/set-treatment-action";
import type { AddTreatmentInput } from "./input";

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});

const drug = { kind: "drug", lane: "symptom", agent: "amifampridine", name: "Amifampridine" } as const;

async function freshDraft(): Promise<string> {
  chart = await aChart(clinic);
  const diagnosisId = await aDiagnosis(chart);
  const answer = await execute(createPlan, clinic.neurologist, { diagnosisId, title: "LEMS" });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.draftId;
}

async function added(draftId: string, choice: Omit<AddTreatmentInput, "draftId"> = drug) {
  const answer = await execute(addTreatment, clinic.neurologist, { draftId, ...choice });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  const { treatmentId } = answer.value;
  return { draftId, treatmentId, content: { treatmentId, action: "start", ...choice } as DraftTreatment };
}

async function amendment(treatments: Treatment[]) {
  chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  await aSignedVersion(chart, planId, 1, treatments);
  const answer = await execute(openDraft, clinic.neurologist, { planId });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.draftId;
}

const rowOf = async (treatmentId: string) =>
  (
    await rowsOf<{ content: DraftTreatment; revision: number; removed: boolean; position: number; action: string }>(
      "SELECT content, revision, removed_at IS NOT NULL AS removed, position, action FROM draft_treatment WHERE treatment_id = $1",
      [treatmentId],
    )
  )[0];

describe("adding a treatment", () => {
  it("fixes its identity and leaves every dose empty", async () => {
    const { treatmentId } = await added(await freshDraft());
    expect(await rowOf(treatmentId)).toEqual({
      content: { treatmentId, action: "start", ...drug },
      revision: 1,
      removed: false,
      position: 1,
      action: "start",
    });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("draft.treatment-added done");
  });

  it("refuses a name that is not the agent's, a kind that is not the agent's, and a lane it cannot serve", async () => {
    const draftId = await freshDraft();
    for (const wrong of [
      { name: "Azathioprine" },
      { kind: "steroid" as const },
      { lane: "cancer" as const },
      { agent: "no-such-agent" },
      { kind: "ivig" as const, agent: null, lane: "ivig" as const },
    ])
      expect(await execute(addTreatment, clinic.neurologist, { draftId, ...drug, ...wrong })).toMatchObject({
        ok: false,
        code: "invalid-input",
      });
    expect(await rowsOf("SELECT id FROM treatment WHERE patient_id = $1", [chart.patientId])).toEqual([]);
  });

  it("is refused to who may only read and to strangers", async () => {
    const input = { draftId: await freshDraft(), ...drug };
    expect(await execute(addTreatment, clinic.oncologist, input)).toMatchObject({ code: "may-not" });
    expect(await execute(addTreatment, clinic.physicalTherapist, input)).toMatchObject({ code: "not-found" });
    expect(await execute(addTreatment, clinic.foreignNeurologist, input)).toMatchObject({ code: "not-found" });
  });
});

describe("saving a treatment", () => {
  it("keeps what was typed, complete or not, and says when", async () => {
    const { content, ...at } = await added(await freshDraft());
    const typed = { ...content, reason: "Weakness", steps: [{ amount: "1O" }] } as DraftTreatment;
    const answer = await execute(saveTreatment, clinic.neurologist, { ...at, revision: 1, content: typed });
    expect(answer).toMatchObject({ ok: true, value: { revision: 2 } });
    expect((await rowOf(at.treatmentId))?.content).toEqual(typed);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("draft.treatment-saved done");
  });

  it("lets one of two concurrent saves win, and gives the other both values", async () => {
    const { content, ...at } = await added(await freshDraft());
    const save = (reason: string) =>
      execute(saveTreatment, clinic.neurologist, { ...at, revision: 1, content: { ...content, reason } });
    const [a, b] = await Promise.all([save("Mine"), save("Theirs")]);
    const winner = a.ok ? "Mine" : "Theirs";
    const loser = a.ok ? b : a;
    expect([a.ok, b.ok].filter(Boolean)).toHaveLength(1);
    expect(loser).toMatchObject({
      code: "changed-by-someone-else",
      conflict: {
        mine: { reason: a.ok ? "Theirs" : "Mine" },
        theirs: { content: { reason: winner }, revision: 2 },
        by: clinic.neurologist.name,
      },
    });
    expect((await rowOf(at.treatmentId))?.content.reason).toBe(winner);
  });

  it("never turns a treatment into another one", async () => {
    const { content, ...at } = await added(await freshDraft());
    for (const other of [{ agent: "pyridostigmine" }, { lane: "cancer" }, { name: "Pyridostigmine" }])
      expect(
        await execute(saveTreatment, clinic.neurologist, {
          ...at,
          revision: 1,
          content: { ...content, ...other } as DraftTreatment,
        }),
      ).toMatchObject({ code: "identity-fixed" });
    const changed = { ...at, revision: 1, content: { ...content, action: "continue" } as DraftTreatment };
    expect(await execute(saveTreatment, clinic.neurologist, changed)).toMatchObject({ code: "new-treatment-starts" });
  });

  it("is refused to who may only read", async () => {
    const at = await added(await freshDraft());
    expect(await execute(saveTreatment, clinic.oncologist, { ...at, revision: 1 })).toMatchObject({ code: "may-not" });
  });
});

describe("amending a signed treatment", () => {
  const because = { from: asDay("2026-12-01"), reason: "Nausea" };

  it("changes a dose only after choosing change, with the day and the reason", async () => {
    const signed = withOwnId(aDrug());
    const draftId = await amendment([signed]);
    const at = { draftId, treatmentId: signed.treatmentId };
    const silent = { ...signed, action: "continue", note: "Take with food" } as DraftTreatment;
    expect(await execute(saveTreatment, clinic.neurologist, { ...at, revision: 1, content: silent })).toMatchObject({
      code: "change-first",
    });
    const opened = await execute(setTreatmentAction, clinic.neurologist, {
      ...at,
      revision: 1,
      action: "change",
      ...because,
    });
    if (!opened.ok) throw new Error(opened.code);
    expect(opened.value.content).toMatchObject({ action: "change", actionFrom: "2026-12-01", changeReason: "Nausea" });
    const content = { ...opened.value.content, note: "Take with food" } as DraftTreatment;
    expect(await execute(saveTreatment, clinic.neurologist, { ...at, revision: 2, content })).toMatchObject({
      ok: true,
    });
    expect(await auditOf(chart.patientId)).toEqual([
      "draft.opened done",
      "draft.treatment-changed done",
      "draft.treatment-saved done",
    ]);
  });

  it("holds, resumes nothing that is not held, stops, and takes all of it back", async () => {
    const signed = withOwnId(aDrug());
    const draftId = await amendment([signed]);
    const at = { draftId, treatmentId: signed.treatmentId };
    const act = (revision: number, more: object) =>
      execute(setTreatmentAction, clinic.neurologist, { ...at, revision, ...because, ...more } as never);
    expect(await act(1, { action: "hold", until: "hepatitis B serology" })).toMatchObject({
      value: { content: { action: "hold", condition: { type: "hold-until", result: "hepatitis B serology" } } },
    });
    expect(await act(2, { action: "resume" })).toMatchObject({ ok: false, code: "not-possible" });
    expect(await act(2, { action: "stop" })).toMatchObject({
      value: { content: { action: "stop", end: "2026-12-01", condition: null } },
    });
    expect(await act(1, { action: "stop" })).toMatchObject({ code: "changed-by-someone-else" });
    const back = await execute(setTreatmentAction, clinic.neurologist, { ...at, revision: 3, action: "continue" });
    expect(back).toMatchObject({ value: { content: { ...signed, action: "continue" }, before: { action: "stop" } } });
    expect(
      await execute(setTreatmentAction, clinic.oncologist, { ...at, revision: 4, action: "continue" }),
    ).toMatchObject({
      code: "may-not",
    });
  });

  it("does not remove what is signed, and has nothing to stop in what is new", async () => {
    const signed = withOwnId(aDrug());
    const draftId = await amendment([signed]);
    const at = { draftId, treatmentId: signed.treatmentId, revision: 1 };
    expect(await execute(removeTreatment, clinic.neurologist, at)).toMatchObject({ code: "stop-instead" });
    const fresh = await added(draftId, {
      kind: "steroid",
      lane: "immunosuppression",
      agent: "prednisone",
      name: "Prednisone",
    });
    const stop = { draftId, treatmentId: fresh.treatmentId, revision: 1, action: "stop" as const, ...because };
    expect(await execute(setTreatmentAction, clinic.neurologist, stop)).toMatchObject({ code: "new-treatment-starts" });
  });
});

describe("removing and moving", () => {
  it("removes a new treatment, takes no edits meanwhile, and puts it back as it was", async () => {
    const { content, ...at } = await added(await freshDraft());
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
    expect(await rowOf(at.treatmentId)).toMatchObject({ content, removed: false, revision: 3 });
    expect((await auditOf(chart.patientId)).slice(-2)).toEqual([
      "draft.treatment-removed done",
      "draft.treatment-restored done",
    ]);
  });

  it("moves among the treatments of its lane only", async () => {
    const draftId = await freshDraft();
    const first = await added(draftId);
    const other = await added(draftId, {
      kind: "ivig",
      lane: "ivig",
      agent: "ivig",
      name: "Intravenous immune globulin",
    });
    const second = await added(draftId, {
      kind: "drug",
      lane: "symptom",
      agent: "pyridostigmine",
      name: "Pyridostigmine bromide",
    });
    const move = (of: { treatmentId: string }, revision: number, direction: "up" | "down") =>
      execute(moveTreatment, clinic.neurologist, { draftId, treatmentId: of.treatmentId, revision, direction });
    expect(await move(second, 1, "up")).toMatchObject({ ok: true });
    expect([(await rowOf(second.treatmentId))?.position, (await rowOf(first.treatmentId))?.position]).toEqual([1, 3]);
    expect(await move(second, 2, "up")).toMatchObject({ code: "nowhere-to-move" });
    expect(await move(other, 1, "down")).toMatchObject({ code: "nowhere-to-move" });
    expect(await move(first, 1, "up")).toMatchObject({ code: "changed-by-someone-else" });
    expect(await execute(moveTreatment, clinic.oncologist, { ...other, revision: 1, direction: "up" })).toMatchObject({
      code: "may-not",
    });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("draft.move-treatment refused");
  });

  it("knows no treatment of another draft", async () => {
    const [one, two] = [await added(await freshDraft()), await added(await freshDraft())];
    const mixed = { draftId: one.draftId, treatmentId: two.treatmentId, revision: 1 };
    expect(await execute(removeTreatment, clinic.neurologist, mixed)).toMatchObject({ code: "not-found" });
    expect(await execute(removeTreatment, clinic.neurologist, { ...mixed, treatmentId: uuid() })).toMatchObject({
      code: "not-found",
    });
  });
});
