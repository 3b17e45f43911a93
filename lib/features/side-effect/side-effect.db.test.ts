import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { takeOverDraft } from "@/lib/features/draft/commands/take-over-draft";
import { workFor } from "@/lib/features/work/queries/work";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { draftTreatmentRow } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { decideSideEffect } from "./commands/decide-side-effect";
import { recordSideEffect } from "./commands/record-side-effect";
import { recordSideEffectInput } from "./input";
import { sideEffectsForTreatment } from "./queries";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
let clinic: Clinic;
let chart: Chart;
let planId: string;
let drug: Treatment;
beforeAll(async () => {
  clinic = await aClinic();
  // Nurses here see the patient because they are on the care team.
});
beforeEach(async () => {
  chart = await aChart(clinic);
  await joinCareTeam(chart.patientId, clinic.nurse);
  ({ planId } = await aPlanRow(chart));
  drug = withOwnId(aDrug());
  await aSignedVersion(chart, planId, 1, [drug]);
});

const input = (over: Record<string, unknown> = {}) =>
  recordSideEffectInput.parse({
    planId,
    treatmentId: drug.treatmentId,
    effect: "Rash",
    grade: 3,
    onsetOn: addDays(today, -2),
    resolvedOn: "",
    actionTaken: "none",
    relation: "probable",
    note: "",
    ...over,
  });
const record = (over: Record<string, unknown> = {}, who = clinic.nurse) => execute(recordSideEffect, who, input(over));
async function recorded(over: Record<string, unknown> = {}, who = clinic.nurse) {
  const answer = await record(over, who);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}
const view = async () => {
  const seen = await sideEffectsForTreatment(clinic.neurologist, planId, drug.treatmentId);
  if (!seen) throw new Error("no such treatment");
  return seen;
};
const decide = (id: string, outcome: "continue" | "reduce" | "hold" | "stop", who = clinic.neurologist) =>
  execute(decideSideEffect, who, {
    planId,
    treatmentId: drug.treatmentId,
    id,
    outcome,
    reason: "Rash fades with cream",
  });
const inWork = async () =>
  (await workFor(clinic.neurologist))
    .find((list) => list.id === "side-effects")
    ?.entries.filter((e) => e.identity?.mrn.includes(chart.mrn)).length;
const written = async () => (await auditOf(chart.patientId)).filter((line) => !/\.read /.test(line));

describe("a side effect", () => {
  test.each(["neurologist", "oncologist", "nurse"] as const)(
    "is recorded by the %s, graded and audited",
    async (who) => {
      await recorded({}, clinic[who]);
      expect((await view()).records).toMatchObject([
        {
          effect: "Rash",
          grade: 3,
          actionTaken: "none",
          relation: "probable",
          by: clinic[who].name,
          waits: true,
          version: 1,
        },
      ]);
      expect(await written()).toEqual(["side-effect.recorded done"]);
    },
  );

  test("from grade 3 on is on the prescriber's list; a mild one is not", async () => {
    await recorded({ grade: 2 });
    expect(await inWork()).toBe(0);
    await recorded({ grade: 3 });
    expect(await inWork()).toBe(1);
  });

  test("for which a nurse held the treatment waits too, and nothing is drafted for the nurse", async () => {
    expect(await recorded({ grade: 1, actionTaken: "held" })).toMatchObject({ draftId: null });
    expect((await view()).records[0]).toMatchObject({ waits: true });
  });

  test.each([
    ["reduced", "change"],
    ["held", "hold"],
    ["stopped", "stop"],
  ])("for which the neurologist says %s drafts that at once", async (actionTaken, action) => {
    expect(await recorded({ actionTaken }, clinic.neurologist)).toMatchObject({ draftId: expect.any(String) });
    expect((await draftTreatmentRow(drug.treatmentId))?.content).toMatchObject({
      action,
      changeReason: "Side effect: Rash, grade 3",
    });
    expect((await written()).slice(0, 2)).toEqual(["side-effect.recorded done", "draft.opened done"]);
    expect((await view()).records[0]).toMatchObject({ waits: true });
  });

  test("is recorded even when a colleague holds the draft", async () => {
    const { draftId } = await recorded({ actionTaken: "held" }, clinic.neurologist);
    const colleague = await aPerson({ role: "neurologist", siteId: clinic.siteId });
    await joinCareTeam(chart.patientId, colleague);
    const [draft] = await rowsOf<{ revision: number }>("SELECT revision FROM draft WHERE id = $1", [draftId]);
    await execute(takeOverDraft, colleague, { draftId: draftId ?? "", revision: draft?.revision ?? 0 });
    expect(await recorded({ effect: "Nausea", actionTaken: "stopped" }, clinic.neurologist)).toMatchObject({
      draftId: null,
    });
    expect((await view()).records).toHaveLength(2);
    expect((await draftTreatmentRow(drug.treatmentId))?.content).toMatchObject({ action: "hold" });
  });

  test("waits until a version changed the treatment", async () => {
    await recorded();
    await aSignedVersion(chart, planId, 2, [{ ...drug, action: "continue" }]);
    expect((await view()).records[0]).toMatchObject({ waits: true });
    const held = { ...drug, action: "hold" as const, actionFrom: today, changeReason: "Rash" };
    await aSignedVersion(chart, planId, 3, [held]);
    expect((await view()).records[0]).toMatchObject({ waits: false });
    expect(await inWork()).toBe(0);
  });

  test("waits until somebody decided to continue, once", async () => {
    const { id } = await recorded();
    expect(await decide(id, "continue")).toEqual({ ok: true, value: { draftId: null } });
    expect((await view()).records[0]).toMatchObject({
      waits: false,
      decision: { by: clinic.neurologist.name, reason: "Rash fades with cream" },
    });
    expect(await decide(id, "continue")).toMatchObject({ ok: false, code: "waits-for-nothing" });
    expect(await written()).toEqual(["side-effect.recorded done", "side-effect.continued done"]);
  });

  test("decided to stop goes into the draft and waits until that is signed", async () => {
    const { id } = await recorded();
    expect(await decide(id, "stop")).toMatchObject({ ok: true, value: { draftId: expect.any(String) } });
    expect((await draftTreatmentRow(drug.treatmentId))?.content).toMatchObject({ action: "stop", end: today });
    expect((await view()).records[0]).toMatchObject({ waits: true });
    expect(await written()).toContain("side-effect.amended done");
  });
});

describe("what does not fit", () => {
  test("a day to come, or over before it began, is refused by field", async () => {
    expect(await record({ onsetOn: addDays(today, 1) })).toMatchObject({ fields: { onsetOn: expect.any(String) } });
    expect(await record({ resolvedOn: addDays(today, -9) })).toMatchObject({
      fields: { resolvedOn: expect.any(String) },
    });
    expect((await view()).records).toEqual([]);
  });

  test("a treatment that was never signed in this plan is refused", async () => {
    expect(await record({ treatmentId: uuid() })).toMatchObject({ ok: false, code: "never-signed" });
  });

  test("the same key twice is one entry with one answer", async () => {
    const key = uuid();
    const first = await execute(recordSideEffect, clinic.nurse, input(), { key });
    expect(await execute(recordSideEffect, clinic.nurse, input(), { key })).toEqual(first);
    expect((await view()).records).toHaveLength(1);
  });
});
