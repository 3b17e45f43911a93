import { describe, expect, test } from "vitest";
import { aDrug, aSteroid, treatmentId } from "@/lib/testing/builders";
import { anIvig, aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { someFacts } from "@/lib/testing/stored-facts-builder";
import type { DraftTreatment } from "../../plan/draft-treatment";
import type { Treatment } from "../../plan/treatment";
import { addDays, asDay } from "../../shared/day";
import { judgePlan } from "./judge-plan";
import { isProductRule } from "./product-rules";
import type { PlanSource } from "./to-engine-input";

const asOf = asDay("2026-11-23");
const on = (n: number) => addDays(asOf, n);
const reviewed = ["allergies", "home-medicines", "conditions"];

function judge(over: Partial<PlanSource>) {
  const { result, input } = judgePlan({
    treatments: [],
    current: null,
    facts: someFacts({ reviewed }),
    diagnosis: { phenotype: "lems", cancerStatus: "not-looked-for", cancer: null, antibodies: [] },
    jurisdiction: "US",
    asOf,
    reviewOn: null,
    ...over,
  });
  const own = result.findings.filter((finding) => isProductRule(finding.ruleId));
  return { own, ids: own.map((finding) => finding.ruleId), result, input };
}

describe("the record", () => {
  test("lists that nobody reviewed are checks; reviewed ones are quiet", () => {
    expect(judge({ facts: someFacts() }).ids).toEqual([
      "product-allergies-not-reviewed",
      "product-home-medicines-not-reviewed",
    ]);
    expect(judge({}).ids).toEqual([]);
  });

  test("a medicine the patient is unsure about keeps the reconciliation open", () => {
    const facts = someFacts({ reviewed, medicines: [{ agent: "warfarin", text: "Warfarin 5 mg", status: "unsure" }] });
    const [finding] = judge({ facts }).own;
    expect(finding).toMatchObject({ ruleId: "product-reconciliation-open", tier: "check" });
    expect(finding?.message).toContain("Warfarin 5 mg");
  });

  test.each([
    ["2026-11-16", []],
    ["2026-11-15", ["product-weight-stale"]],
  ])("a weight of %s beside a dose by weight", (day, expected) => {
    const facts = someFacts({ reviewed, observations: [{ code: "weight", value: "68.4", on: day }] });
    expect(judge({ facts, treatments: [anIvig()] }).ids).toEqual(expected);
    expect(judge({ facts, treatments: [aDrug()] }).ids).toEqual([]);
  });

  test("what no rule can look at is named, and never reads as safe", () => {
    const facts = someFacts({
      reviewed,
      medicines: [{ agent: null, text: "Herbal tea" }],
      allergies: [{ substance: null, text: "Nuts" }],
      conditions: [{ code: null, text: "Fallsucht", status: "active" }],
    });
    const [first] = aRegimen().components;
    const components = first ? [{ ...first, agent: null, name: "Newdrug" }] : [];
    const treatments = [aDrug({ agent: null, name: "Tonic" }), aRegimen({ agent: null, components })];
    const { result } = judge({ facts, treatments });
    expect(result.cannotTell.filter((one) => isProductRule(one.ruleId)).map((one) => one.title)).toEqual([
      "Interactions not checked for Herbal tea",
      "Interactions not checked for Tonic",
      "Interactions not checked for Newdrug",
      "Not checked: allergy to Nuts",
      "Not checked: Fallsucht",
    ]);
  });

  test("death silences findings", () => {
    const { result } = judge({ facts: someFacts({ deceased: true }), treatments: [aDrug()] });
    expect(result).toEqual({ findings: [], cannotTell: [], upcoming: [] });
  });
});

describe("withdrawal", () => {
  const drug = (agent: string, amount: string, over: Partial<Treatment> = {}) =>
    aDrug({
      agent,
      name: agent,
      action: "continue",
      start: on(-60),
      steps: [aDoseStep({ amount, from: on(-60), frequency: "daily" })],
      ...(over as object),
    });
  const steroid = (amount: string, start = on(-60)) =>
    aSteroid({
      action: "continue",
      start,
      noTaperReason: "chronic",
      steps: [{ ...aDoseStep({ amount, from: start }), alternateAmount: null }],
    });
  const stopped = (t: Treatment, day = on(0)): DraftTreatment => ({ ...t, action: "stop", actionFrom: day, end: day });
  const ids = (t: Treatment, next: DraftTreatment) => judge({ treatments: [next], current: [t] }).ids;
  const risk = ["product-withdrawal-risk"];

  test.each([
    ["levetiracetam", risk],
    ["baclofen", risk],
    ["clonazepam", risk],
    ["pyridostigmine", []],
  ])("%s stopped at once", (agent, expected) => {
    expect(ids(drug(agent, "10"), stopped(drug(agent, "10")))).toEqual(expected);
  });

  test("held counts as stopped; continued does not", () => {
    const clonazepam = drug("clonazepam", "2");
    expect(ids(clonazepam, { ...clonazepam, action: "hold", actionFrom: on(0) })).toEqual(risk);
    expect(ids(clonazepam, clonazepam)).toEqual([]);
    expect(ids({ ...clonazepam, action: "hold" } as Treatment, stopped(clonazepam))).toEqual([]);
  });

  test.each([
    ["5", []],
    ["4.9", risk],
  ])("cut from 10 mg to %s mg in one step", (amount, expected) => {
    const before = drug("baclofen", "10");
    const steps = [aDoseStep({ from: on(-60), to: on(-1) }), aDoseStep({ amount, from: on(0) })];
    expect(ids(before, { ...before, action: "change", actionFrom: on(0), steps } as DraftTreatment)).toEqual(expected);
  });

  test.each([
    ["7.5", on(-60), []],
    ["8", on(-60), risk],
    ["40", on(-20), []],
    ["40", on(-21), risk],
  ])("prednisone %s mg since %s stopped at once", (amount, start, expected) => {
    const before = steroid(amount, start);
    expect(ids(before, stopped(before))).toEqual(expected);
  });

  test("the finding names dose and day and belongs to its treatment", () => {
    const before = drug("clonazepam", "2");
    const { own, input } = judge({ treatments: [stopped(before)], current: [before] });
    expect(own[0]).toMatchObject({ title: "Clonazepam stopped without a taper" });
    expect(own[0]?.message).toContain("on 23-Nov-2026");
    expect(own[0]?.rows.map((row) => input.plan[row]?.treatmentId)).toEqual([treatmentId(1)]);
  });

  test("a course that had ended as planned is no withdrawal", () => {
    const before = drug("clonazepam", "2", { end: on(-1) });
    expect(ids(before, stopped(before))).toEqual([]);
  });
});

describe("cumulative cyclophosphamide", () => {
  const pulses = (amount: string, count: number) =>
    aDrug({
      agent: "cyclophosphamide",
      route: "intravenous",
      steps: [aDoseStep({ amount, unit: "g", frequency: "weekly", to: on(7 * (count - 1)) })],
    });
  const total = (t: DraftTreatment, facts = someFacts({ reviewed })) =>
    judge({ treatments: [t], facts }).input.plan[0]?.cumulativeG;

  test("adds up what is planned when no alkylator was given before", () => {
    expect(total(pulses("1.2", 10))).toBe(12);
  });

  test("is not known when earlier exposure is not known, unless the plan alone says enough", () => {
    expect(total(pulses("1.2", 10), someFacts())).toBeUndefined();
    expect(total(pulses("1.2", 10), someFacts({ conditions: ["prior-alkylator-exposure"] }))).toBeUndefined();
    expect(total(pulses("1.5", 20), someFacts())).toBe(30);
  });

  test("is not known without a dose or an end", () => {
    expect(total(aDrug({ agent: "cyclophosphamide", steps: [aDoseStep({ amount: "100" })] }))).toBeUndefined();
    expect(total(aDrug({ agent: "cyclophosphamide", steps: [] }))).toBeUndefined();
  });
});
