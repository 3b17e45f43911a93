// Doses per kg and per m², with rounding and cap as steps of their own.
import { Decimal, isDecimalText } from "../shared/decimal";
import { forSurface, forWeight, isPerKgUnit, type PerKgUnit, quantity } from "../shared/quantity";
import { formatDose } from "../wording/dose";
import { type BodySize, type BsaFormula, bodySurfaceArea, weightInput } from "./body-size";
import {
  type AsOf,
  type CompletedWorking,
  complete,
  type Dated,
  type Formula,
  type Given,
  type Measured,
  readInputs,
  refuse,
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

export interface PerKgDose extends RoundingAndCap, AsOf {
  readonly perKg: Given<Measured<PerKgUnit>>;
  readonly weight: Given<Dated<"kg">>;
  /** Names the weight: `Weight (actual)`, `Weight (adjusted)`. */
  readonly weightLabel?: string;
}

const perKgFormula: Formula = { id: "dose-per-kg", name: "Dose per kg", version: "1" };
const perM2Formula: Formula = { id: "dose-per-m2", name: "Dose per m²", version: "1" };

/** The nearest multiple of a step, half up. */
export function nearestMultiple(value: Decimal, multiple: string): Decimal {
  return value.div(multiple).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(multiple);
}

/** What is wrong with a rounding step or a cap: both have to be above 0; null when they may be used. */
function limitProblem({ roundTo, cap }: RoundingAndCap): readonly [input: string, problem: string] | null {
  for (const [label, text] of [["Rounding", roundTo?.step] as const, ["Highest dose", cap?.value] as const]) {
    if (text !== undefined && !(isDecimalText(text) && new Decimal(text).gt(0)))
      return [label, `${label}: "${text.slice(0, 20)}" is not a number above 0`];
  }
  return null;
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

/** A dose per kg for a dated weight, exact before rounding; refuses without dose or weight (20 to 350 kg). */
export function dosePerKg(input: PerKgDose): Working {
  const unit: PerKgUnit = input.perKg && isPerKgUnit(input.perKg.unit) ? input.perKg.unit : "mg/kg";
  const read = readInputs(perKgFormula, input.asOf, {
    perKg: { label: "Dose per kg", unit, min: 0.0001, max: 1000, given: input.perKg },
    weight: weightInput(input.weight, input.weightLabel),
  });
  if (!read.ok) return read.problem;
  const { perKg, weight } = read.value.given;
  const dose = forWeight(perKg, weight);
  const text = `${formatDose(perKg.value, unit)} × ${formatDose(weight.value, "kg")}`;
  const steps = [step("calculate", text, dose.value, dose.unit)];
  return finished(perKgFormula, new Decimal(dose.value), dose.unit, read.value.inputs, steps, input);
}

const amountPerKgFormula: Formula = { id: "amount-per-kg", name: "Amount per kg", version: "1" };

export interface AmountPerKg extends AsOf {
  readonly amount: Given<Measured<"mg" | "g" | "ug">>;
  readonly weight: Given<Dated<"kg">>;
  readonly weightLabel?: string;
}

const isMass = (unit: string | undefined): unit is "mg" | "g" | "ug" => unit === "mg" || unit === "g" || unit === "ug";

/** What an amount comes to per kg, to be held against a limit per kg; four decimals. */
export function amountPerKg(input: AmountPerKg): Working {
  const given = isMass(input.amount?.unit) ? input.amount.unit : "mg";
  const unit = `${given}/kg`;
  const read = readInputs(amountPerKgFormula, input.asOf, {
    amount: { label: "Amount", unit: given, min: 0.0001, max: 1000000, given: input.amount },
    weight: weightInput(input.weight, input.weightLabel),
  });
  if (!read.ok) return read.problem;
  const { amount, weight } = read.value.values;
  const perKg = amount.div(weight).toDecimalPlaces(4);
  const text = `${formatDose(amount.toFixed(), given)} ÷ ${formatDose(weight.toFixed(), "kg")}`;
  const steps = [step("calculate", text, perKg, unit)];
  return complete(amountPerKgFormula, { value: perKg, unit }, { inputs: read.value.inputs, steps });
}

export interface PerM2Dose extends RoundingAndCap, BodySize {
  readonly perM2: Given<Measured<"mg/m2">>;
  readonly bsaFormula?: BsaFormula;
}

/** A calculated dose is not more exact than a milligram, or a hundredth of one below 10 mg. */
const wholeMilligram = (dose: Decimal) =>
  dose.lt(10) ? { step: "0.01", reason: "nearest 0.01 mg" } : { step: "1", reason: "nearest mg" };

/** A dose in mg per m² for the unrounded body surface area, whole mg unless rounded further; refuses without height, weight or dose. */
export function dosePerM2(input: PerM2Dose): Working {
  const area = bodySurfaceArea(input, input.bsaFormula);
  if (area.refused) return { ...area, formula: perM2Formula };
  const read = readInputs(perM2Formula, input.asOf, {
    perM2: { label: "Dose per m²", unit: "mg/m2", min: 0.01, max: 20000, given: input.perM2 },
  });
  if (!read.ok) return read.problem;
  const { perM2 } = read.value.values;
  const exact = forSurface(read.value.given.perM2, quantity(area.result.value, "m2"));
  const dose = new Decimal(exact.value).toDecimalPlaces(4);
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
): Working {
  const limit = limitProblem(options);
  if (limit) return refuse(formula, limit[0], limit[1], inputs);
  const { value, steps: more } = adjusted(dose, unit, options);
  if (value.lte(0)) {
    const words = `${formatDose(dose.toFixed(), unit)} cannot be rounded to a multiple of ${formatDose(options.roundTo?.step ?? "0", unit)}`;
    return refuse(formula, "Rounding", `Rounding: ${words}; choose a smaller one`, inputs);
  }
  return complete(formula, { value, unit }, { inputs, steps: [...steps, ...more] });
}
