// Doses reckoned from a patient's own weight, height and creatinine, by the calculators of the product.

import { v5 as uuidOfName } from "uuid";
import { ivigCourse } from "@/lib/domain/calculation/ivig";
import { calculateDose, type DoseFacts } from "@/lib/domain/calculation/order-dose";
import { exchangeVolume } from "@/lib/domain/calculation/plasma-volume";
import type { CompletedWorking, Dated, Working } from "@/lib/domain/calculation/working";
import type { StoredWorking } from "@/lib/domain/plan/working";
import type { Day } from "@/lib/domain/shared/day";

export interface Body extends DoseFacts {
  readonly weight: Dated<"kg">;
  readonly haematocrit: Dated<"%">;
}

/** What is stored is what was shown: the working without its refusal. */
function made(working: Working): StoredWorking {
  if (working.refused) throw new Error(working.refused.problem);
  const { result, formula, inputs, steps, warnings }: CompletedWorking = working;
  return JSON.parse(JSON.stringify({ result, formula, inputs, steps, warnings })) as StoredWorking;
}

export type Reckon = ReturnType<typeof reckonFor>;

/** The calculators for one patient. */
export function reckonFor(body: Body, patientId: string) {
  const dose = <B extends "per-kg" | "per-m2" | "auc">(basis: B, perAmount: string, roundTo?: string, cap?: string) => {
    const rule = { basis, perAmount, unit: "mg" as const, roundTo: roundTo ?? null, cap: cap ?? null };
    const working = made(calculateDose(rule, body));
    return { amount: working.result.value, unit: "mg" as const, basis, perAmount, working, overrideReason: null };
  };
  const ivig = (gPerKg: string) => {
    const grams = { value: gPerKg, unit: "g/kg" } as const;
    const { asOf } = body;
    const course = (days: number) => made(ivigCourse({ gramsPerKg: grams, weight: body.weight, days, asOf }).working);
    // Whole vials of 5 g on every day of the course, as a pharmacy gives it out.
    const days = (Number(gPerKg) > 1 ? [5, 4, 3, 2] : [2, 3, 1]).find(
      (n) => Number(course(n).result.value) % (5 * n) === 0,
    );
    if (days === undefined)
      throw new Error(`${body.weight.value} kg: no course of ${gPerKg} g per kg in whole vials a day`);
    const working = course(days);
    const [exact] = working.steps;
    if (!exact) throw new Error("the working of immune globulin has no step");
    const { value, takenOn } = body.weight;
    const weight = { value, takenOn, basis: "actual" as const };
    const plannedG = working.result.value;
    return { gPerKg, days, weight, calculatedG: exact.value, plannedG, overrideReason: null, working };
  };
  const exchange = (volumes: string) => {
    const typed = { value: volumes, unit: "{plasma-volume}" } as const;
    const working = made(exchangeVolume({ ...body, volumes: typed }));
    return { plasmaVolumes: volumes, volumeL: working.result.value, working };
  };
  /** The same course of an amended treatment keeps its id. */
  const courseId = (kind: "exchange" | "ivig", start: Day) => uuidOfName(`${kind} ${start}`, patientId);
  return { dose, ivig, exchange, courseId };
}
