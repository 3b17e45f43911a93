// Every calculator with every kind of bad input: a named refusal each time, never a number.
import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import type { UcumUnit } from "../shared/quantity";
import { bodyMassIndex, bodySurfaceArea, dosingWeight } from "./body-size";
import { carboplatinDose } from "./calvert";
import { clearanceForDosing } from "./clearance";
import { ivigCourse } from "./ivig";
import { creatinineClearance, estimatedGfr } from "./kidney";
import { calculateDose } from "./order-dose";
import { ivigWorking } from "./order-ivig";
import { exchangeVolume, fractionRemoved, plasmaVolumeKaplan, plasmaVolumeNadler } from "./plasma-volume";
import { amountPerKg, dosePerKg, dosePerM2 } from "./size-dose";
import { prednisoneEquivalent } from "./steroid";
import type { Working } from "./working";

type Loose = { value: string; unit: UcumUnit; takenOn?: ReturnType<typeof asDay> };
type Facts = Record<string, Loose | null>;

const asOf = asDay("2026-11-23");
const good = {
  weight: { value: "68.4", unit: "kg", takenOn: asOf },
  height: { value: "164", unit: "cm", takenOn: asOf },
  creatinine: { value: "0.8", unit: "mg/dL", takenOn: asOf },
  haematocrit: { value: "42", unit: "%", takenOn: asOf },
  age: { value: "65", unit: "a" },
  auc: { value: "5", unit: "{AUC}" },
  gfr: { value: "90", unit: "mL/min" },
  volumes: { value: "1.5", unit: "{plasma-volume}" },
  perKg: { value: "0.5", unit: "mg/kg" },
  perM2: { value: "375", unit: "mg/m2" },
  amount: { value: "3500", unit: "mg" },
  gramsPerKg: { value: "2", unit: "g/kg" },
  dose: { value: "40", unit: "mg" },
} as const satisfies Record<string, Loose>;

// What comes from storage or a file has not been through the compiler; here it goes in unchecked on purpose.
const run = <I>(calculate: (input: I) => Working, fixed: object = {}) => {
  return (facts: Facts) => calculate({ asOf, sex: "female", ...facts, ...fixed } as I);
};
type Calculator = readonly [name: string, inputs: readonly (keyof typeof good)[], run: (facts: Facts) => Working];

const calculators: readonly Calculator[] = [
  ["body surface, Mosteller", ["height", "weight"], run(bodySurfaceArea)],
  ["body surface, Du Bois", ["height", "weight"], run((size: never) => bodySurfaceArea(size, "du-bois"))],
  ["body mass index", ["height", "weight"], run(bodyMassIndex)],
  ["actual weight", ["weight"], run((size: never) => dosingWeight(size, "actual"))],
  ["ideal weight", ["weight", "height"], run((size: never) => dosingWeight(size, "ideal"))],
  ["adjusted weight", ["weight", "height"], run((size: never) => dosingWeight(size, "adjusted"))],
  ["weight above 120%", ["weight", "height"], run((size: never) => dosingWeight(size, "adjusted-if-over-120"))],
  ["Cockcroft-Gault", ["age", "weight", "creatinine"], run(creatinineClearance)],
  ["clearance for dosing", ["age", "weight", "creatinine"], run(clearanceForDosing, { height: good.height })],
  ["CKD-EPI 2021", ["age", "creatinine"], run(estimatedGfr)],
  ["Calvert", ["auc", "gfr"], run(carboplatinDose, { gfrIsEstimated: true })],
  ["Kaplan", ["weight", "haematocrit"], run(plasmaVolumeKaplan)],
  ["Nadler", ["weight", "height", "haematocrit"], run(plasmaVolumeNadler)],
  ["exchange volume", ["weight", "haematocrit", "volumes"], run(exchangeVolume)],
  ["fraction removed", ["volumes"], run(fractionRemoved)],
  ["dose per kg", ["perKg", "weight"], run(dosePerKg)],
  ["dose per m²", ["perM2", "height", "weight"], run(dosePerM2)],
  ["amount per kg", ["amount", "weight"], run(amountPerKg)],
  ["IVIg course", ["gramsPerKg", "weight"], run((i: never) => ivigCourse(i).working, { days: 5 })],
  ["prednisone equivalent", ["dose"], run(prednisoneEquivalent, { agentId: "prednisone" })],
];

const tomorrow = asDay("2026-11-24");
const wrongs: readonly (readonly [string, (given: Loose) => Loose | null, RegExp])[] = [
  ["missing", () => null, /not recorded$/],
  ["empty", (given) => ({ ...given, value: " " }), /not recorded$/],
  ["zero", (given) => ({ ...given, value: "0" }), /is outside .*check the value and its unit$/],
  ["negative", (given) => ({ ...given, value: "-5" }), /is outside .*check the value and its unit$/],
  ["not a number", (given) => ({ ...given, value: "NaN" }), /"NaN" is not a number$/],
  ["infinite", (given) => ({ ...given, value: "Infinity" }), /"Infinity" is not a number$/],
  ["1e308", (given) => ({ ...given, value: "1e308" }), /"1e308" is not a number$/],
  ["a comma", (given) => ({ ...given, value: "68,4" }), /"68,4" is not a number$/],
  ["huge", (given) => ({ ...given, value: "999999999999999" }), /is outside .*check the value and its unit$/],
  ["in another unit", (given) => ({ ...given, unit: "mmol" }), /is in mmol but needed in .*; convert it first$/],
  ["in the future", (given) => ({ ...given, takenOn: tomorrow }), /is dated 24-Nov-2026, after 23-Nov-2026/],
];

const cases = calculators.flatMap(([name, inputs, calculate]) =>
  inputs.flatMap((input) =>
    wrongs.map(
      ([what, spoil, words]) => [`${name}: ${input} ${what}`, calculate, inputs, input, spoil, words] as const,
    ),
  ),
);

const given = (inputs: readonly (keyof typeof good)[]): Facts =>
  Object.fromEntries(inputs.map((input) => [input, good[input]]));

describe("every calculator", () => {
  it.each(calculators)("%s gives a number for good input", (_name, inputs, calculate) => {
    const working = calculate(given(inputs));
    expect(working.refused).toBeUndefined();
    expect(Number(working.result?.value)).toBeGreaterThan(0);
    expect(working.inputs.length).toBeGreaterThan(0);
    expect(working.steps.length).toBeGreaterThan(0);
    expect(working.formula.version).not.toBe("");
  });

  it.each(cases)("refuses %s", (_name, calculate, inputs, input, spoil, words) => {
    const working = calculate({ ...given(inputs), [input]: spoil(good[input]) });
    expect(working.result).toBeNull();
    expect(working.refused?.problem.replaceAll("\u00a0", " ")).toMatch(words);
    expect(working.refused?.problem).toContain(working.refused?.input);
  });

  it.each(["weight", "height", "creatinine", "haematocrit"] as const)("refuses a %s without its day", (input) => {
    for (const [name, inputs, calculate] of calculators.filter(([, wanted]) => wanted.includes(input))) {
      const { takenOn: _, ...undated } = good[input];
      const working = calculate({ ...given(inputs), [input]: undated });
      expect(working.refused?.problem, name).toMatch(/has no date; enter the day it was taken$/);
    }
  });
});

describe("inputs that are no quantities", () => {
  const { weight, height, creatinine, age, haematocrit } = good;

  it.each([
    ["ideal weight", dosingWeight({ asOf, weight, height, sex: null }, "ideal")],
    ["Cockcroft-Gault", creatinineClearance({ asOf, age, weight, creatinine, sex: null })],
    ["clearance for dosing", clearanceForDosing({ asOf, age, weight, height, creatinine, sex: null })],
    ["CKD-EPI", estimatedGfr({ asOf, age, creatinine, sex: null })],
    ["Nadler", plasmaVolumeNadler({ asOf, weight, height, haematocrit, sex: null })],
  ])("%s without a sex at birth", (_name, working) => {
    expect(working.refused).toEqual({ input: "Sex at birth", problem: "Sex at birth not recorded" });
  });

  it("ideal weight below 140 cm, an agent without equivalent, odd days and vials", () => {
    const short = dosingWeight({ asOf, weight, height: { ...height, value: "139" }, sex: "male" }, "ideal");
    expect(short.refused?.input).toBe("Height");
    const { dose, gramsPerKg } = good;
    expect(prednisoneEquivalent({ asOf, agentId: "toString", dose }).refused?.input).toBe("Agent");
    const days = (n: number) => ivigCourse({ asOf, gramsPerKg, weight, days: n }).working.refused?.problem;
    expect([days(0), days(2.5), days(Number.NaN), days(11)].map((text) => text?.slice(0, 5))).toEqual(
      Array(4).fill("Days:"),
    );
    const vials = (...vialGrams: string[]) => ivigCourse({ asOf, gramsPerKg, weight, days: 5, vialGrams }).working;
    expect(vials("abc").refused?.problem).toBe('Vial sizes: "abc" is not a number');
    expect(vials("4", "10").refused?.input).toBe("Vial sizes");
    expect(vials().refused?.input).toBe("Vial sizes");
    const thin = ivigCourse({ asOf, gramsPerKg: { ...gramsPerKg, value: "0.1" }, weight, days: 5 });
    expect(thin.working.refused?.problem).toContain("choose fewer days");
    expect([thin.gramsByDay, thin.volumeMl]).toEqual([[], null]);
  });

  it("an ordered dose or course carries the refusal on", () => {
    const facts = { asOf: asDay("2026-11-22"), weight, height, creatinine, ageYears: 65, sex: "female" } as const;
    const rule = { perAmount: "5", unit: "mg", roundTo: null, cap: null } as const;
    for (const basis of ["per-kg", "per-m2", "auc"] as const)
      expect(calculateDose({ ...rule, basis }, facts).refused?.problem).toContain("after 22-Nov-2026");
    const order = { gPerKg: "2", days: 5 };
    for (const weightBasis of ["actual", "ideal", "adjusted"] as const)
      expect(ivigWorking({ ...order, weightBasis }, facts).refused?.problem).toContain("after 22-Nov-2026");
    expect(ivigWorking({ ...order, weightBasis: "actual" }, { ...facts, weight: null }).refused?.input).toContain(
      "Weight",
    );
  });
});
