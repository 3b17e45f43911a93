// Numbers worked out from a body (calculations.md 1 to 3), and the first day of a treatment.
import { describe, expect, it } from "vitest";
import { engineInput, type RowParts } from "@/lib/testing/engine-inputs";
import { judged } from "@/lib/testing/judge";
import type { EngineInput } from "./engine-input";

type Body = EngineInput["patient"];

describe("the creatinine clearance", () => {
  const is = (patient: Body, op: "<" | "<=" | ">" | ">=", value: number) =>
    judged({ calc: "crcl", op, value }, engineInput({ patient, labs: { creatinine: 1 } }));
  const liesBetween = (patient: Body, low: number, high: number) =>
    is(patient, ">", low) === true && is(patient, "<", high) === true;

  it("of a heavy man uses the adjusted weight: ideal 66.38, adjusted 87.83 kg, 97.59 mL/min", () => {
    const man = { ageYears: 60, sexAtBirth: "male", weightKg: 120, heightCm: 170 } as const;
    expect(liesBetween(man, 97.58, 97.59)).toBe(true);
  });

  it("of a heavy woman uses the adjusted weight: ideal 61.88, adjusted 85.13 kg, 80.40 mL/min", () => {
    const woman = { ageYears: 60, sexAtBirth: "female", weightKg: 120, heightCm: 170 } as const;
    expect(liesBetween(woman, 80.39, 80.4)).toBe(true);
  });

  it("uses the actual weight up to 120% of ideal, and the adjusted one from there on", () => {
    const man = { ageYears: 60, sexAtBirth: "male", heightCm: 152 } as const;
    // Ideal 50 kg: at 60 kg 80 × 60 ÷ 72, at 60.1 kg 80 × 54.04 ÷ 72.
    expect(liesBetween({ ...man, weightKg: 60 }, 66.66, 66.67)).toBe(true);
    expect(liesBetween({ ...man, weightKg: 60.1 }, 60.04, 60.05)).toBe(true);
  });

  it("is never less than nothing, however small the body", () => {
    const child = { ageYears: 4, sexAtBirth: "male", weightKg: 20, heightCm: 60 } as const;
    expect([is(child, ">=", 0), is(child, "<=", 0)]).toEqual([true, true]);
  });

  it("of somebody whose sex is not recorded lies between a woman's and a man's: 58.1 and 68.3 mL/min", () => {
    const somebody = { ageYears: 58, weightKg: 60, heightCm: 165 };
    expect(is(somebody, ">", 58)).toEqual(["patient.sexAtBirth"]);
    expect(is(somebody, ">", 68)).toEqual(["patient.sexAtBirth"]);
    expect(is(somebody, ">", 69)).toBe(false);
    expect(is(somebody, "<", 58)).toBe(false);
    expect(is(somebody, "<", 59)).toEqual(["patient.sexAtBirth"]);
  });
});

describe("the body surface", () => {
  const patient = { ageYears: 50, sexAtBirth: "male", weightKg: 80, heightCm: 180 } as const;
  const dose = (measure: "single" | "singlePerM2", op: ">" | ">=", value: number, order: RowParts) =>
    judged({ dose: { of: ["cyclophosphamide"], measure, op, value } }, engineInput({ patient, plan: [order] }));
  const cyclophosphamide = { item: "cyclophosphamide", route: "iv", days: [0] } as const;

  it("of 80 kg and 180 cm is 2 m² (√(80 × 180 ÷ 3600)): 1,000 mg/m² are 2,000 mg", () => {
    const order = { ...cyclophosphamide, doseValue: 1000, doseUnit: "mg/m2" } as const;
    expect(dose("single", ">=", 2000, order)).toBe(true);
    expect(dose("single", ">", 2000, order)).toBe(false);
  });

  it("of 80 kg and 180 cm carries 40 kg a m²: 10 mg/kg are 400 mg/m²", () => {
    const order = { ...cyclophosphamide, doseValue: 10, doseUnit: "mg/kg" } as const;
    expect(dose("singlePerM2", ">=", 400, order)).toBe(true);
    expect(dose("singlePerM2", ">", 400, order)).toBe(false);
  });
});

describe("a weight that nobody took", () => {
  it("is at most 400 kg: 3.995 mg/kg are never more than 1,600 mg, 4.005 mg/kg can be", () => {
    const { weightKg: _, ...patient } = engineInput().patient;
    const over = (doseValue: number) =>
      judged(
        { dose: { of: ["carbamazepine"], measure: "daily", op: ">", value: 1600 } },
        engineInput({ patient, plan: [{ item: "carbamazepine", route: "oral", doseValue, doseUnit: "mg/kg" }] }),
      );
    expect(over(3.995)).toBe(false);
    expect(over(4.005)).toEqual(["patient.weightKg"]);
  });
});

describe("the first dose that a test comes before", () => {
  const missing = { labMissing: "creatinine", maxAgeDays: 14, before: ["ivig"] } as const;
  const at = (day: number, ...plan: readonly RowParts[]) =>
    judged(missing, engineInput({ plan, asOfDay: 30, labs: { creatinine: { value: 1, day } } }));

  it("is that of the earlier of two orders", () => {
    const [late, early] = [
      { item: "ivig", days: [40] },
      { item: "ivig", days: [20] },
    ];
    expect(at(6, late, early)).toBe(false);
    expect(at(5, late, early)).toBe(true);
  });

  it("is today's when none is ordered", () => {
    expect(at(16)).toBe(false);
    expect(at(15)).toBe(true);
  });
});
