import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import { calculateDose, changedSince, type DoseFacts, limitsOf, overrideOf, storedWorking } from "./order-dose";
import { ivigWorking, storedOf } from "./order-ivig";
import type { CompletedWorking, Working } from "./working";
import { workingSentence } from "./working-sentence";

const nbsp = /\u00a0/g;
const plain = (text: string | null) => text?.replace(nbsp, " ") ?? null;
const facts: DoseFacts = {
  asOf: asDay("2026-11-23"),
  weight: { value: "68.4", unit: "kg", takenOn: asDay("2026-11-20"), source: "nurse" },
  height: { value: "164", unit: "cm", takenOn: asDay("2026-11-20") },
  creatinine: { value: "0.8", unit: "mg/dL", takenOn: asDay("2026-11-19") },
  ageYears: 65,
  sex: "female",
};
const perKg = { basis: "per-kg", perAmount: "2", unit: "mg", roundTo: null, cap: null } as const;
function done(working: Working): CompletedWorking {
  if (working.refused) throw new Error(working.refused.problem);
  return working;
}

describe("calculating an ordered dose", () => {
  it("per kg, with rounding and a highest dose as steps of their own", () => {
    expect(plain(workingSentence(calculateDose(perKg, facts)))).toBe("2 mg per kg × 68.4 kg = 136.8 mg");
    const limited = done(calculateDose({ ...perKg, roundTo: "50", cap: "120" }, facts));
    expect(plain(workingSentence(limited))).toBe(
      "2 mg per kg × 68.4 kg = 136.8 mg; limited to 120 mg, the most in one dose → 100 mg, nearest 50 mg",
    );
    expect(limitsOf(limited)).toEqual({ roundTo: "50", cap: "120" });
    expect(limitsOf(null)).toEqual({ roundTo: null, cap: null });
  });

  it("by AUC shows the weight, the clearance and the dose, by hand 61.212 kg, 67.8 mL/min, 5 × (67.8 + 25) = 464", () => {
    const working = done(calculateDose({ ...perKg, basis: "auc", perAmount: "5" }, facts));
    expect(working.result).toEqual({ value: "464", unit: "mg" });
    expect(working.inputs.map((input) => input.label)).toEqual([
      "Weight (actual)",
      "Height",
      "Age",
      "Weight (adjusted)",
      "Creatinine",
      "Target",
    ]);
  });

  it.each([
    [{ roundTo: "0" }, 'Rounding: "0" is not a number above 0'],
    [{ roundTo: "1e308" }, 'Rounding: "1e308" is not a number above 0'],
    [{ cap: "-5" }, 'Highest dose: "-5" is not a number above 0'],
    [{ cap: "NaN" }, 'Highest dose: "NaN" is not a number above 0'],
    [{ roundTo: "500" }, "Rounding: 136.8 mg cannot be rounded to a multiple of 500 mg; choose a smaller one"],
  ])("a limit that is no amount is named: %j", (limit, problem) => {
    expect(plain(calculateDose({ ...perKg, ...limit }, facts).refused?.problem ?? null)).toBe(problem);
  });

  it.each([
    ["weight", "per-kg", "Weight not recorded"],
    ["height", "per-m2", "Height not recorded"],
    ["weight", "auc", "Weight not recorded"],
    ["creatinine", "auc", "Creatinine not recorded"],
    ["ageYears", "auc", "Age not recorded"],
    ["sex", "auc", "Sex at birth not recorded"],
  ] as const)("without %s a dose %s says so", (fact, basis, words) => {
    const working = calculateDose({ ...perKg, basis }, { ...facts, [fact]: null });
    expect(working.refused?.problem.replace(" (actual)", "")).toBe(words);
  });
});

describe("when a fact changes", () => {
  const before = done(calculateDose(perKg, facts));
  const lighter = calculateDose(perKg, {
    ...facts,
    weight: { value: "64", unit: "kg", takenOn: asDay("2026-11-23") },
  });

  it("the change names the ordered dose and the new one", () => {
    expect(plain(changedSince(before, lighter, "135"))).toBe(
      "Weight (actual) changed 68.4 (20-Nov-2026) → 64 kg (23-Nov-2026); calculated 128 mg; keep 135 mg or use 128 mg",
    );
    expect(plain(changedSince(before, lighter, null))).toContain("keep 136.8 mg or use 128 mg");
  });

  it("nothing is said when nothing changed or the fact is gone", () => {
    expect(changedSince(before, before, "135")).toBeNull();
    expect(changedSince(before, calculateDose(perKg, { ...facts, weight: null }), "135")).toBeNull();
  });

  it("another formula with the same inputs is said too", () => {
    const other = { ...before, result: { value: "130", unit: "mg" }, formula: { ...before.formula, name: "Other" } };
    expect(plain(changedSince(before, other, "135"))).toBe("Calculated by Other: 130 mg; keep 135 mg or use 130 mg");
  });
});

describe("an override", () => {
  it.each([
    ["110", "10% more than the calculated dose", false],
    ["110.1", "10.1% more than the calculated dose", true],
    ["89.9", "10.1% less than the calculated dose", true],
    ["100.01", "less than 0.1% from the calculated dose", false],
  ])("of 100 by %s", (ordered, text, needsReason) => {
    expect(overrideOf("100", ordered)).toMatchObject({ text, needsReason });
  });

  it("is none when equal or not a number", () => {
    expect(overrideOf("100", "100.0")).toBeNull();
    expect(overrideOf("100", "a lot")).toBeNull();
  });
});

describe("an immune globulin course", () => {
  const order = { gPerKg: "2", days: 5, weightBasis: "actual" } as const;

  it("keeps the weight, the exact grams and the split", () => {
    const working = done(ivigWorking(order, facts));
    expect(working.result).toEqual({ value: "135", unit: "g" });
    expect(storedOf(working, "actual")).toEqual({
      weight: { value: "68.4", takenOn: "2026-11-20", basis: "actual" },
      calculatedG: "136.8",
    });
    expect(storedOf(working, "ideal")).toBeNull();
  });

  it("by ideal weight shows how that weight comes about, by hand 45.5 + 0.91 × 12 = 56.42", () => {
    const working = done(ivigWorking({ ...order, weightBasis: "ideal" }, facts));
    expect(storedOf(working, "ideal")).toMatchObject({ weight: { value: "56.42" }, calculatedG: "112.84" });
    expect(plain(workingSentence(working))).toContain("ideal weight 45.5 + 0.91 × (164 − 152) = 56.42 kg");
    expect(ivigWorking({ ...order, weightBasis: "ideal" }, { ...facts, sex: null }).refused?.input).toBe(
      "Sex at birth",
    );
  });
});

it("a working that is not whole does not count as stored", () => {
  const whole = done(calculateDose(perKg, facts));
  expect(storedWorking(whole)).toBe(whole);
  expect(storedWorking({ ...whole, steps: undefined })).toBeNull();
  expect(storedWorking(null)).toBeNull();
});
