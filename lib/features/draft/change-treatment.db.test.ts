import { beforeAll, describe, expect, it } from "vitest";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import type { Chart } from "@/lib/testing/charts";
import { addedTo, aFirstDraft, amifampridine, anAmendment, draftTreatmentRow } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { withOwnId } from "@/lib/testing/plans";
import { addTreatment } from "./commands/add-treatment";
import { removeTreatment } from "./commands/remove-treatment";
import { saveTreatment } from "./commands/save-treatment";
import { setTreatmentAction } from "./commands/set-treatment-action";

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

async function amendment(treatments: Treatment[]) {
  const draft = await anAmendment(clinic, treatments);
  chart = draft.chart;
  return draft;
}

describe("adding a treatment", () => {
  it("fixes its identity and leaves every dose empty", async () => {
    const { treatmentId } = await addedTo(await fresh());
    expect(await draftTreatmentRow(treatmentId)).toEqual({
      content: { treatmentId, action: "start", ...amifampridine },
      revision: 1,
      removed: false,
      position: 1,
      action: "start",
    });
    expect((await auditOf(chart.patientId)).at(-1)).toBe("draft.treatment-added done");
  });

  it("refuses a name that is not the agent's, a kind that is not the agent's, and a lane it cannot serve", async () => {
    const draft = await fresh();
    const { draftId } = draft;
    for (const wrong of [
      { name: "Azathioprine" },
      { kind: "steroid" as const },
      { lane: "cancer" as const },
      { agent: "no-such-agent" },
      { kind: "ivig" as const, agent: null, lane: "ivig" as const },
    ])
      expect(await execute(addTreatment, clinic.neurologist, { draftId, ...amifampridine, ...wrong })).toMatchObject({
        ok: false,
        code: "invalid-input",
      });
    expect(await rowsOf("SELECT id FROM treatment WHERE patient_id = $1", [chart.patientId])).toEqual([]);
  });

  it("is refused to who may only read and to strangers", async () => {
    const input = { draftId: (await fresh()).draftId, ...amifampridine };
    expect(await execute(addTreatment, clinic.oncologist, input)).toMatchObject({ code: "may-not" });
    expect(await execute(addTreatment, clinic.physicalTherapist, input)).toMatchObject({ code: "not-found" });
    expect(await execute(addTreatment, clinic.foreignNeurologist, input)).toMatchObject({ code: "not-found" });
  });
});

describe("saving a treatment", () => {
  it("keeps what was typed, complete or not, and says when", async () => {
    const { content, ...at } = await addedTo(await fresh());
    const typed = { ...content, reason: "Weakness", steps: [{ amount: "1O" }] } as DraftTreatment;
    const answer = await execute(saveTreatment, clinic.neurologist, { ...at, revision: 1, content: typed });
    expect(answer).toMatchObject({ ok: true, value: { revision: 2 } });
    expect((await draftTreatmentRow(at.treatmentId))?.content).toEqual(typed);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("draft.treatment-saved done");
  });

  it("lets one of two concurrent saves win, and gives the other both values", async () => {
    const { content, ...at } = await addedTo(await fresh());
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
    expect((await draftTreatmentRow(at.treatmentId))?.content.reason).toBe(winner);
  });

  it("never turns a treatment into another one", async () => {
    const { content, ...at } = await addedTo(await fresh());
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
    const at = await addedTo(await fresh());
    expect(await execute(saveTreatment, clinic.oncologist, { ...at, revision: 1 })).toMatchObject({ code: "may-not" });
  });
});

describe("amending a signed treatment", () => {
  const because = { from: asDay("2026-12-01"), reason: "Nausea" };

  it("changes a dose only after choosing change, with the day and the reason", async () => {
    const signed = withOwnId(aDrug());
    const draft = await amendment([signed]);
    const { draftId } = draft;
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
    const draft = await amendment([signed]);
    const { draftId } = draft;
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
    const draft = await amendment([signed]);
    const { draftId } = draft;
    const at = { draftId, treatmentId: signed.treatmentId, revision: 1 };
    expect(await execute(removeTreatment, clinic.neurologist, at)).toMatchObject({ code: "stop-instead" });
    const fresh = await addedTo(draft, {
      kind: "steroid",
      lane: "immunosuppression",
      agent: "prednisone",
      name: "Prednisone",
    });
    const stop = { draftId, treatmentId: fresh.treatmentId, revision: 1, action: "stop" as const, ...because };
    expect(await execute(setTreatmentAction, clinic.neurologist, stop)).toMatchObject({ code: "new-treatment-starts" });
  });
});
