import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { bodySurfaceArea } from "./body-size";
import { carboplatinDose } from "./calvert";
import { ivigCourse } from "./ivig";
import { creatinineClearance, estimatedGfr } from "./kidney";
import { plasmaVolumeNadler } from "./plasma-volume";
import { dosePerKg } from "./size-dose";
import { prednisoneEquivalent, taperTotals } from "./steroid";
import type { Working } from "./working";
import { workingSchema } from "./working-schema";
import { changedInputSentence, inputSentence, percentFromCalculated, workingSentence } from "./working-sentence";

const m = (value: string) => ({ value });
const spaces = (text: string) => text.replaceAll("\u00a0", " ");

const refused: readonly (readonly [string, Working, string])[] = [
  ["no weight", bodySurfaceArea({ height: m("170"), weight: null }), "Weight (actual) not recorded"],
  ["an empty weight", bodySurfaceArea({ height: m("170"), weight: m(" ") }), "Weight (actual) not recorded"],
  [
    "a height in metres",
    bodySurfaceArea({ height: m("1.7"), weight: m("70") }),
    "Height 1.7 cm is outside 100 cm to 230 cm; check the value and its unit",
  ],
  [
    "a weight with a comma",
    bodySurfaceArea({ height: m("170"), weight: m("68,4") }),
    'Weight (actual): "68,4" is not a number',
  ],
  [
    "a child's age",
    estimatedGfr({ age: m("12"), sex: "male", creatinine: m("0.8") }),
    "Age 12 years is outside 18 years to 120 years; check the value and its unit",
  ],
  [
    "no sex",
    creatinineClearance({ age: m("50"), sex: null, weight: m("70"), creatinine: m("1") }),
    "Sex at birth not recorded",
  ],
  [
    "creatinine in micromol per L",
    creatinineClearance({ age: m("50"), sex: "male", weight: m("70"), creatinine: m("88") }),
    "Creatinine 88 mg per dL is outside 0.1 mg per dL to 30 mg per dL; check the value and its unit",
  ],
  [
    "no filtration rate",
    carboplatinDose({ auc: m("5"), gfr: null, gfrIsEstimated: true }),
    "GFR (estimated) not recorded",
  ],
  [
    "a haematocrit as a fraction",
    plasmaVolumeNadler({ sex: "male", height: m("170"), weight: m("70"), haematocrit: m("0.42") }),
    "Haematocrit 0.42% is outside 10% to 70%; check the value and its unit",
  ],
  [
    "an agent that is no steroid",
    prednisoneEquivalent("azathioprine", m("50")),
    '"azathioprine" is not a systemic glucocorticoid with a known equivalent',
  ],
  [
    "half a day",
    ivigCourse({ gramsPerKg: m("2"), weight: m("70"), days: 2.5 }).working,
    "Days: 2.5 is not a whole number from 1 to 10",
  ],
  [
    "less than one vial a day",
    ivigCourse({ gramsPerKg: m("0.1"), weight: m("70"), days: 5 }).working,
    "7 g cannot be split over 5 days in whole vials of 5 g; choose fewer days",
  ],
];

describe("a calculation refuses", () => {
  it.each(refused)("%s, and names the input", (_what, working, problem) => {
    expect(working.result).toBeNull();
    expect(spaces(working.refused?.problem ?? "")).toBe(problem);
    expect(workingSentence(working)).toBe(working.refused?.problem);
  });

  it("a taper step without whole days is a fault", () => {
    expect(() => taperTotals("prednisone", [{ mgPerDosingDay: "20", days: 1.5, everyDays: 1 }])).toThrow(RangeError);
  });
});

describe("the sum as a sentence", () => {
  const { working: course } = ivigCourse({
    gramsPerKg: m("2"),
    weight: { value: "68.4", takenOn: asDay("2026-11-20"), source: "nurse T. Moreau" },
    days: 5,
  });

  it("shows calculation, rounding and split", () => {
    expect(spaces(workingSentence(course))).toMatch(
      /^2 g per kg × 68\.4 kg = 136\.8 g → 135 g, nearest vial; 3 days × 25 g \+ 2 days × 30 g/,
    );
  });

  it("shows a cap", () => {
    const working = dosePerKg({
      perKg: m("20"),
      unit: "mg",
      weight: m("60"),
      cap: { value: "1000", reason: "pulse ceiling" },
    });
    expect(spaces(workingSentence(working))).toBe(
      "20 mg per kg × 60 kg = 1,200 mg; limited to 1,000 mg, pulse ceiling",
    );
  });

  it("names weight, day and source of an input", () => {
    const [, weight] = course.inputs;
    expect(weight && spaces(inputSentence(weight))).toBe("Weight (actual) 68.4 kg, 20-Nov-2026, nurse T. Moreau");
  });

  it("offers both doses when a weight changed, and is silent when none did", () => {
    const dose = (weight: string) => dosePerKg({ perKg: m("2"), unit: "g", weight: m(weight) });
    expect(spaces(changedInputSentence(dose("68.4"), dose("64")) ?? "")).toBe(
      "Weight (actual) changed 68.4 → 64 kg; calculated 128 g; keep 136.8 g or use 128 g",
    );
    expect(changedInputSentence(dose("64"), dose("64.0"))).toBeNull();
  });

  it("tells by how much a typed dose differs", () => {
    expect([
      percentFromCalculated("136.8", "150"),
      percentFromCalculated("100", "90"),
      percentFromCalculated("0", "5"),
    ]).toEqual(["9.6", "-10", null]);
  });
});

const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => String(n / 10));

describe("always", () => {
  it("a dose per kg is exact: no binary fraction ever shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 200, max: 3500 }), (perKg, weight) => {
        const working = dosePerKg({ perKg: m(String(perKg / 10)), unit: "mg", weight: m(String(weight / 10)) });
        return (
          working.result !== null &&
          BigInt(Math.round(Number(working.result.value) * 100)) === BigInt(perKg) * BigInt(weight)
        );
      }),
    );
  });

  it("the days of an immune globulin course add up to its total and differ by at most one vial", () => {
    fc.assert(
      fc.property(tenths(0.4, 2), tenths(20, 200), fc.integer({ min: 1, max: 5 }), (perKg, weight, days) => {
        const course = ivigCourse({ gramsPerKg: m(perKg), weight: m(weight), days });
        if (course.working.refused) return Number(perKg) * Number(weight) < 5 * days + 2.5;
        const grams = course.gramsByDay.map(Number);
        const total = grams.reduce((sum, day) => sum + day, 0);
        return (
          total === Number(course.working.result.value) &&
          Math.max(...grams) - Math.min(...grams) <= 5 &&
          grams.every((day) => day % 5 === 0)
        );
      }),
    );
  });

  it("a stored working parses back to the same value", () => {
    const working = bodySurfaceArea({ height: m("170"), weight: { value: "70", takenOn: asDay("2026-11-20") } });
    expect(workingSchema.parse(JSON.parse(JSON.stringify(working)))).toEqual(working);
  });
});
