// Doses reckoned from a patient's own weight, height and creatinine, by the calculators of the product.

import { ivigCourse } from "@/lib/domain/calculation/ivig";
import { calculateDose, type DoseFacts } from "@/lib/domain/calculation/order-dose";
import { exchangeVolume } from "@/lib/domain/calculation/plasma-volume";
import type { CompletedWorking, Measured, Working } from "@/lib/domain/calculation/working";
import type { StoredWorking } from "@/lib/domain/plan/working";
import type { Day } from "@/lib/domain/shared/day";

export interface Body extends DoseFacts {
  readonly weight: Measured & { readonly takenOn: Day };
  readonly haematocrit: Measured;
}

/** What is stored is what was shown: the working without its refusal. */
function made(working: Working): StoredWorking {
  if (working.refused) throw new Error(working.refused.problem);
  const { result, formula, inputs, steps, warnings }: CompletedWorking = working;
  return JSON.parse(JSON.stringify({ result, formula, inputs, steps, warnings })) as StoredWorking;
}

export type Reckon = ReturnType<typeof reckonFor>;

/** The calculators for one patient. */
export function reckonFor(body: Body) {
  const dose = <B extends "per-kg" | "per-m2" | "auc">(basis: B, perAmount: string, roundTo?: string, cap?: string) => {
    const rule = { basis, perAmount, unit: "mg" as const, roundTo: roundTo ?? null, cap: cap ?? null };
    const working = made(calculateDose(rule, body));
    return { amount: working.result.value, unit: "mg" as const, basis, perAmount, working, overrideReason: null };
  };
  const ivig = (gPerKg: string, days: number) => {
    const course = ivigCourse({ gramsPerKg: { value: gPerKg }, weight: body.weight, days });
    const working = made(course.working);
    const exact = working.steps[0];
    if (!exact) throw new Error("the working of immune globulin has no step");
    const { value, takenOn } = body.weight;
    const weight = { value, takenOn, basis: "actual" as const };
    return {
      gPerKg,
      days,
      weight,
      calculatedG: exact.value,
      plannedG: working.result.value,
      overrideReason: null,
      working,
    };
  };
  const exchange = (volumes: string) => {
    const { weight, height, haematocrit, sex } = body;
    const working = made(exchangeVolume({ weight, height, haematocrit, sex, volumes: { value: volumes } }));
    return { plasmaVolumes: volumes, volumeL: working.result.value, working };
  };
  return { dose, ivig, exchange };
}
