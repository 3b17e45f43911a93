// Doses per kg and per m², with rounding and cap as steps of their own.
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { type BodySize, type BsaFormula, bodySurfaceArea, weightInput } from "./body-size";
import {
  type CompletedWorking,
  complete,
  type Formula,
  type Measured,
  readInputs,
  step,
  type Working,
  type WorkingStep,
} from "./working";

export interface RoundingAndCap {
  /** Round to a multiple of this, in the unit of the result, as tablets or vials allow. */
  readonly roundTo?: { readonly step: string; readonly reason: string };
  /** The most that may be given, in the unit of the result. */
  readonly cap?: { readonly value: string; readonly reason: string };
}

export interface PerKgDose extends RoundingAndCap {
  readonly perKg: Measured | null | undefined;
  /** `mg` for mg/kg, `g` for g/kg, `ug` for microgram/kg. */
  readonly unit: "mg" | "g" | "ug";
  readonly weight: Measured | null | undefined;
  /** Names the weight: `Weight (actual)`, `Weight (adjusted)`. */
  readonly weightLabel?: string;
}

const perKgFormula: Formula = { id: "dose-per-kg", name: "Dose per kg", version: "1" };
const perM2Formula: Formula = { id: "dose-per-m2", name: "Dose per m²", version: "1" };

/** The nearest multiple of a step, half up. */
export function nearestMultiple(value: Decimal, multiple: string): Decimal {
  return value.div(multiple).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(multiple);
}

/** A calculated dose after its cap and then its rounding; rounding never lifts a dose above the cap. */
function adjusted(dose: Decimal, unit: string, options: RoundingAndCap): { value: Decimal; steps: WorkingStep[] } {
  const steps: WorkingStep[] = [];
  let value = dose;
  if (options.cap && value.gt(options.cap.value)) {
    value = new Decimal(options.cap.value);
    steps.push(step("cap", options.cap.reason, value, unit));
  }
  if (options.roundTo) {
    const nearest = nearestMultiple(value, options.roundTo.step);
    const rounded =
      options.cap && nearest.gt(options.cap.value)
        ? value.div(options.roundTo.step).floor().times(options.roundTo.step)
        : nearest;
    if (!rounded.eq(value)) steps.push(step("round", options.roundTo.reason, rounded, unit));
    value = rounded;
  }
  return { value, steps };
}

/** A dose per kg for a weight, exact before rounding; refuses without dose or weight (20 to 350 kg). */
export function dosePerKg(input: PerKgDose): Working {
  const unit = `${input.unit}/kg`;
  const read = readInputs(perKgFormula, {
    perKg: { label: "Dose per kg", unit, min: 0.0001, max: 1000, given: input.perKg },
    weight: weightInput(input.weight, input.weightLabel),
  });
  if (!read.ok) return read.problem;
  const { perKg, weight } = read.value.values;
  const dose = perKg.times(weight);
  const text = `${formatDose(perKg.toFixed(), unit)} × ${formatDose(weight.toFixed(), "kg")}`;
  return finished(
    perKgFormula,
    dose,
    input.unit,
    read.value.inputs,
    [step("calculate", text, dose, input.unit)],
    input,
  );
}

const amountPerKgFormula: Formula = { id: "amount-per-kg", name: "Amount per kg", version: "1" };

export interface AmountPerKg {
  readonly amount: Measured | null | undefined;
  readonly unit: "mg" | "g" | "ug";
  readonly weight: Measured | null | undefined;
  readonly weightLabel?: string;
}

/** What an amount comes to per kg, to be held against a limit per kg; four decimals. */
export function amountPerKg(input: AmountPerKg): Working {
  const unit = `${input.unit}/kg`;
  const read = readInputs(amountPerKgFormula, {
    amount: { label: "Amount", unit: input.unit, min: 0, max: 1000000, given: input.amount },
    weight: weightInput(input.weight, input.weightLabel),
  });
  if (!read.ok) return read.problem;
  const { amount, weight } = read.value.values;
  const perKg = amount.div(weight).toDecimalPlaces(4);
  const text = `${formatDose(amount.toFixed(), input.unit)} ÷ ${formatDose(weight.toFixed(), "kg")}`;
  const steps = [step("calculate", text, perKg, unit)];
  return complete(amountPerKgFormula, { value: perKg, unit }, { inputs: read.value.inputs, steps });
}

export interface PerM2Dose extends RoundingAndCap, BodySize {
  readonly perM2: Measured | null | undefined;
  readonly bsaFormula?: BsaFormula;
}

/** A calculated dose is not more exact than a milligram, or a hundredth of one below 10 mg. */
const wholeMilligram = (dose: Decimal) =>
  dose.lt(10) ? { step: "0.01", reason: "nearest 0.01 mg" } : { step: "1", reason: "nearest mg" };

/** A dose in mg per m² for the unrounded body surface area, whole mg unless rounded further; refuses without height, weight or dose. */
export function dosePerM2(input: PerM2Dose): Working {
  const area = bodySurfaceArea(input, input.bsaFormula);
  if (area.refused) return { ...area, formula: perM2Formula };
  const read = readInputs(perM2Formula, {
    perM2: { label: "Dose per m²", unit: "mg/m2", min: 0.01, max: 20000, given: input.perM2 },
  });
  if (!read.ok) return read.problem;
  const { perM2 } = read.value.values;
  const dose = perM2.times(area.result.value).toDecimalPlaces(4);
  const shownArea = formatDose(new Decimal(area.result.value).toDecimalPlaces(3).toFixed(), "m2");
  const text = `${formatDose(perM2.toFixed(), "mg/m2")} × ${shownArea}`;
  const formula = { ...perM2Formula, name: `${perM2Formula.name} (${area.formula.name})` };
  return finished(
    formula,
    dose,
    "mg",
    [...area.inputs, ...read.value.inputs],
    [...area.steps, step("calculate", text, dose, "mg")],
    { ...input, roundTo: input.roundTo ?? wholeMilligram(dose) },
  );
}

function finished(
  formula: Formula,
  dose: Decimal,
  unit: string,
  inputs: CompletedWorking["inputs"],
  steps: CompletedWorking["steps"],
  options: RoundingAndCap,
): CompletedWorking {
  const { value, steps: more } = adjusted(dose, unit, options);
  return complete(formula, { value, unit }, { inputs, steps: [...steps, ...more] });
}
