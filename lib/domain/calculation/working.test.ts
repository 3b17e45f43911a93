import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import type { UcumUnit } from "../shared/quantity";
import { bodySurfaceArea } from "./body-size";
import { ivigCourse } from "./ivig";
import { dosePerKg } from "./size-dose";
import { workingSchema } from "./working-schema";
import { changedInputSentence, inputSentence, percentFromCalculated, workingSentence } from "./working-sentence";

const asOf = asDay("2026-11-23");
const of = <U extends UcumUnit>(value: string, unit: U, takenOn = asOf) => ({ value, unit, takenOn });
const spaces = (text: string) => text.replaceAll("\u00a0", " ");

describe("the sum as a sentence", () => {
  const { working: course } = ivigCourse({
    asOf,
    gramsPerKg: of("2", "g/kg"),
    weight: { value: "68.4", unit: "kg", takenOn: asDay("2026-11-20"), source: "nurse T. Moreau" },
    days: 5,
  });

  it("shows calculation, rounding and split", () => {
    expect(spaces(workingSentence(course))).toMatch(
      /^2 g per kg × 68\.4 kg = 136\.8 g → 135 g, nearest vial; 3 days × 25 g \+ 2 days × 30 g/,
    );
  });

  it("shows a cap", () => {
    const working = dosePerKg({
      asOf,
      perKg: of("20", "mg/kg"),
      weight: of("60", "kg"),
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
    const dose = (weight: string, takenOn = asOf) =>
      dosePerKg({ asOf, perKg: of("2", "g/kg"), weight: of(weight, "kg", takenOn) });
    expect(spaces(changedInputSentence(dose("68.4", asDay("2026-11-02")), dose("64")) ?? "")).toBe(
      "Weight (actual) changed 68.4 (02-Nov-2026) → 64 kg (23-Nov-2026); calculated 128 g; keep 136.8 g or use 128 g",
    );
    expect(changedInputSentence(dose("64"), dose("64.0"))).toBeNull();
  });

  it("a refusal reads as its problem", () => {
    const working = bodySurfaceArea({ asOf, height: of("1.7", "cm"), weight: of("70", "kg") });
    expect(spaces(workingSentence(working))).toBe(
      "Height 1.7 cm is outside 100 cm to 230 cm; check the value and its unit",
    );
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
        const working = dosePerKg({
          asOf,
          perKg: of(String(perKg / 10), "mg/kg"),
          weight: of(String(weight / 10), "kg"),
        });
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
        const course = ivigCourse({ asOf, gramsPerKg: of(perKg, "g/kg"), weight: of(weight, "kg"), days });
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
    const working = bodySurfaceArea({ asOf, height: of("170", "cm"), weight: of("70", "kg") });
    expect(workingSchema.parse(JSON.parse(JSON.stringify(working)))).toEqual(working);
  });
});
