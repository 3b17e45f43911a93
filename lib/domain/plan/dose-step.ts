// A dose for a stretch of days; a drug or steroid is a row of them, one after another.
import * as z from "zod";
import { workingSchema } from "../calculation/working-schema";
import { Decimal } from "../shared/decimal";
import { type FrequencyCode, frequencyCodes } from "../wording/frequency";
import { amountField, choiceField, dayField, fault, optionalText } from "./fields";
import { type Frame, plannedEnd } from "./frame";
import { lastDayOf, type Stretch } from "./step-days";
import type { StoredWorking } from "./working";

/** Units in which a dose may be ordered, as UCUM codes: the closed list of MED-5 and the countable forms. */
export const doseUnits = [
  "mg",
  "g",
  "ug",
  "mL",
  "L",
  "mmol",
  "[iU]",
  "U",
  "{tablet}",
  "{drop}",
  "{puff}",
  "{application}",
] as const;
export type DoseUnit = (typeof doseUnits)[number];

export const doseBases = ["fixed", "per-kg", "per-m2"] as const;
export type DoseBasis = (typeof doseBases)[number];

/** How an amount was arrived at: typed as it is, or calculated from `perAmount` per kg, m² or AUC with its working kept. */
export const calculatedShape = <const B extends readonly [string, ...string[]]>(bases: B) => ({
  amount: amountField(),
  unit: choiceField(doseUnits, "Choose a unit such as mg"),
  basis: choiceField(bases, "Choose how the dose is worked out"),
  perAmount: amountField("Enter the dose per kg, per m² or as AUC, such as 0.5").nullable(),
  working: workingSchema.nullable(),
  overrideReason: optionalText(),
});

const codes = frequencyCodes as readonly [FrequencyCode, ...FrequencyCode[]];

export const stepShape = {
  ...calculatedShape(doseBases),
  frequency: choiceField(codes, "Choose how often, such as daily"),
  from: dayField,
  to: dayField.nullable(),
};
export const doseStepSchema = z.strictObject(stepShape);
export type DoseStep = z.infer<typeof doseStepSchema>;

export const noStepMessage = "Add at least one dose";

interface Calculated {
  readonly amount: string;
  readonly unit: string;
  readonly basis: string;
  readonly perAmount: string | null;
  readonly working: StoredWorking | null;
  readonly overrideReason: string | null;
}

/** The difference of the ordered from the calculated dose in percent of the calculated one; null when units differ or none was calculated. */
export function overridePercent(dose: Calculated): string | null {
  const calculated = dose.working?.result;
  if (!calculated || calculated.unit !== dose.unit) return null;
  const base = new Decimal(calculated.value);
  return base.lte(0) ? null : new Decimal(dose.amount).minus(base).div(base).times(100).toDecimalPlaces(1).toFixed();
}

/** A calculated dose needs its working; an ordered dose more than 10% away from it needs a reason (CAL-5). */
export function checkCalculated(dose: Calculated, path: readonly (string | number)[], ctx: z.RefinementCtx): void {
  if (dose.basis === "fixed") return;
  if (!dose.perAmount) fault(ctx, [...path, "perAmount"], "Enter the dose it is calculated from, such as 0.5");
  if (!dose.working) {
    fault(ctx, [...path, "working"], "Calculate this dose from a dated weight, so that its working is kept");
    return;
  }
  const percent = overridePercent(dose);
  if (percent === null)
    fault(ctx, [...path, "unit"], `Order the dose in ${dose.working.result.unit}, the unit it was calculated in`);
  else if (new Decimal(percent).abs().gt(10) && !dose.overrideReason)
    fault(ctx, [...path, "overrideReason"], `The dose is ${percent}% from the calculated one: enter why`);
}

/** Steps follow one another without overlap, begin on or after the start and finish by the end of the treatment. */
export function checkSteps(
  steps: readonly Stretch[],
  t: Pick<Frame, "start" | "end" | "action">,
  ctx: z.RefinementCtx,
): void {
  const end = plannedEnd(t);
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    const lastBefore = before ? lastDayOf(before) : null;
    if (step.to && step.to < step.from)
      fault(ctx, ["steps", i, "to"], "The last day is before the first: enter a later day");
    if (step.from < t.start) fault(ctx, ["steps", i, "from"], "This dose begins before the treatment starts");
    if (end && step.from > end) fault(ctx, ["steps", i, "from"], "This dose begins after the treatment ends");
    if (before && !lastBefore)
      fault(ctx, ["steps", i - 1, "to"], "Enter the last day of this dose: another one follows");
    if (lastBefore && step.from <= lastBefore)
      fault(ctx, ["steps", i, "from"], "This dose overlaps the one before: begin after its last day");
  });
  if (steps[0] && steps[0].from > t.start)
    fault(ctx, ["steps", 0, "from"], "The first dose begins on the start day of the treatment");
}
