// How far an unknown fact reaches: the limits of what a body can be, and every way in which orders and home lists are known.
import { describe, expect, test } from "vitest";
import { asked, engineInput, notAsked, type RowParts } from "@/lib/testing/engine-inputs";
import { ruleMisses, ruleSays } from "@/lib/testing/judge";
import { ruleById } from "@/lib/testing/oracle/expr";
import { askRule } from "@/lib/testing/oracle/oracle";
import type { EngineInput, FactList } from "./engine-input";

const whole = engineInput().patient;
const without = (fact: keyof EngineInput["patient"]): EngineInput["patient"] =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => key !== fact));
const oral = (item: string, doseValue: number, doseUnit: "mg" | "mg/kg" | "mg/m2"): RowParts => ({
  item,
  route: "oral",
  doseValue,
  doseUnit,
});

describe("nobody weighs less than 2 kg or more than 400 kg", () => {
  const patient = without("weightKg");
  test.each([
    ["aza-max-daily", oral("azathioprine", 5.9, "mg"), false],
    ["aza-max-daily", oral("azathioprine", 6.1, "mg"), true],
    ["cbz-max-daily", oral("carbamazepine", 3.99, "mg/kg"), false],
    ["cbz-max-daily", oral("carbamazepine", 4.01, "mg/kg"), true],
  ])("%s %o", (rule, order, open) => {
    expect(ruleMisses(rule, engineInput({ patient, plan: [order] }))).toEqual(open ? ["patient.weightKg"] : null);
  });
});

describe("nobody is shorter than 40 cm or taller than 250 cm", () => {
  const patient = without("heightCm");
  // 70 kg: the surface lies between 0.882 and 2.205 m².
  test.each([
    ["cyc-pulse-max", oral("cyclophosphamide", 881, "mg"), false],
    ["cyc-pulse-max", oral("cyclophosphamide", 883, "mg"), true],
    ["cbz-max-daily", oral("carbamazepine", 725, "mg/m2"), false],
    ["cbz-max-daily", oral("carbamazepine", 726, "mg/m2"), true],
  ])("%s %o", (rule, order, open) => {
    expect(ruleMisses(rule, engineInput({ patient, plan: [order] }))).toEqual(open ? ["patient.heightCm"] : null);
  });
});

describe("nobody is older than 130 years or younger than none", () => {
  const patient = { ...without("ageYears"), weightKg: 60 };
  const pyridostigmine = oral("pyridostigmine", 60, "mg");
  const amifampridine = { ...oral("amifampridine", 10, "mg"), timesPerDay: 3 };
  // A woman of 60 kg: 0.85 × 60 ÷ 72 × (140 − age) ÷ creatinine is 7.083 ÷ creatinine at 130 years and 99.17 at birth.
  test.each([
    ["pyr-renal", pyridostigmine, 0.1418, ["patient.ageYears"]],
    ["pyr-renal", pyridostigmine, 0.1415, null],
    ["ami-renal-start", amifampridine, 6.61, ["patient.ageYears"]],
    ["ami-renal-start", amifampridine, 6.62, null],
  ])("%s for %o at a creatinine of %d", (rule, order, creatinine, missing) => {
    expect(ruleMisses(rule, engineInput({ patient, plan: [order], labs: { creatinine } }))).toEqual(missing);
  });
});

describe("a woman and a man of one size differ", () => {
  // 58 years, 60 kg, 165 cm, 1 mg/dL: 82 × 60 ÷ 72 = 68.3 mL/min for a man and 58.1 for a woman.
  const patient = { ...without("sexAtBirth"), ageYears: 58, weightKg: 60 };
  test.each([
    [1.16, { fired: false, open: false }],
    [1.17, { fired: false, open: true }],
    [1.36, { fired: false, open: true }],
    [1.38, { fired: false, open: true }],
  ])("pyridostigmine at a creatinine of %d", (creatinine, expected) => {
    const input = engineInput({ patient, plan: [oral("pyridostigmine", 60, "mg")], labs: { creatinine } });
    expect(ruleSays("pyr-renal", input)).toEqual(expected);
    expect(askRule(ruleById("pyr-renal"), input)).toEqual(expected);
  });
});

const lists: readonly [string, FactList][] = [
  ["not asked", notAsked],
  ["none", asked()],
  ["the chemotherapy", asked("carboplatin")],
  ["the immunosuppressant", asked("azathioprine")],
  ["the chemotherapy, rest not asked", { ...notAsked, present: ["carboplatin"] }],
  ["the immunosuppressant, rest not asked", { ...notAsked, present: ["azathioprine"] }],
  [
    "no immunosuppressant, rest not asked",
    { ...notAsked, absent: ["azathioprine", "cyclophosphamide", "mycophenolate-mofetil"] },
  ],
  ["both", asked("carboplatin", "azathioprine")],
];
const chemo = { item: "carboplatin", route: "iv", startDay: 0, endDay: 20 };
const plans: readonly [string, readonly RowParts[]][] = [
  ["nothing", []],
  ["chemotherapy", [chemo]],
  ["an immunosuppressant", [{ item: "azathioprine", startDay: 0, endDay: 20 }]],
  ["both at once", [chemo, { item: "azathioprine", startDay: 20, endDay: 40 }]],
  ["both one after the other", [chemo, { item: "azathioprine", startDay: 21, endDay: 40 }]],
  ["two immunosuppressants", [{ item: "azathioprine" }, { item: "cyclophosphamide", startDay: 10 }]],
  ["rituximab", [{ item: "rituximab", days: [0, 14] }]],
];
const together = [
  "chemo-plus-antiproliferative",
  "aza-cyc-duplicate",
  "triple-immunosuppression",
  "duplicate-same-drug",
];

describe.each(plans)("ordered: %s", (_, plan) => {
  test.each(lists)("at home: %s", (_name, homeMedications) => {
    const input = engineInput({ plan, homeMedications });
    for (const rule of together) {
      expect(ruleSays(rule, input), rule).toEqual(askRule(ruleById(rule), input));
      const missing = ruleMisses(rule, input);
      if (missing) expect(missing, rule).toEqual(["homeMedications"]);
    }
  });
});

const allergyLists: readonly FactList[] = [
  notAsked,
  asked(),
  asked("cisplatin"),
  asked("carboplatin"),
  { ...notAsked, absent: ["carboplatin"] },
  { ...notAsked, absent: ["cisplatin", "oxaliplatin"] },
  { ...notAsked, absent: ["carboplatin", "cisplatin", "oxaliplatin"] },
  { ...notAsked, present: ["cisplatin"], absent: ["carboplatin"] },
];

test.each(allergyLists)("an allergy list that is partly known: %o", (allergies) => {
  for (const plan of [
    [chemo],
    [{ item: "plasma-exchange" }],
    [chemo, { item: "thymectomy" }],
    [{ item: "baclofen" }],
  ]) {
    const input = engineInput({ plan, allergies });
    for (const rule of ["allergy-same-ingredient", "allergy-same-class"]) {
      expect(ruleSays(rule, input), `${rule} ${plan.map((row) => row.item)}`).toEqual(askRule(ruleById(rule), input));
    }
  }
});
