// An immune globulin course with the weight it is dosed by: from the entries to one working, and from a working to what is stored.
import type { Day } from "../shared/day";
import { dosingWeight, type Sex } from "./body-size";
import { ivigCourse } from "./ivig";
import { type AsOf, type CompletedWorking, complete, type Dated, type Working } from "./working";

export interface IvigOrder {
  readonly gPerKg: string;
  readonly days: number;
  readonly weightBasis: "actual" | "ideal" | "adjusted";
}

export interface WeightFacts extends AsOf {
  readonly weight: Dated<"kg"> | null;
  readonly height: Dated<"cm"> | null;
  readonly sex: Sex | null;
}

const labelOf = (basis: string) => `Weight (${basis})`;

/** The whole sum of a course: dosing weight when it is not the actual one, grams, vials, split and volume; or what stands in the way. */
export function ivigWorking(order: IvigOrder, facts: WeightFacts): Working {
  const weight = dosingWeight(facts, order.weightBasis);
  if (weight.refused || !facts.weight) return weight;
  const isActual = order.weightBasis === "actual";
  const used = { ...facts.weight, value: weight.result.value };
  const typed = { value: order.gPerKg.trim(), unit: "g/kg" } as const;
  const { working } = ivigCourse({
    gramsPerKg: typed,
    weight: used,
    weightLabel: labelOf(order.weightBasis),
    days: order.days,
    asOf: facts.asOf,
  });
  if (working.refused || isActual) return working;
  const formula = { ...working.formula, name: `${working.formula.name} (${weight.formula.name})` };
  return complete(formula, working.result, {
    inputs: [...weight.inputs, ...working.inputs],
    steps: [...weight.steps, ...working.steps],
    warnings: working.warnings,
  });
}

/** What a course keeps of its working: the weight with its day and basis, and the grams before vial rounding; null for a working of another kind. */
export function storedOf(
  working: CompletedWorking,
  basis: string,
): { readonly weight: { value: string; takenOn: Day | null; basis: string }; readonly calculatedG: string } | null {
  const weight = working.inputs.find((input) => input.label === labelOf(basis));
  const grams = working.steps.find((step) => step.kind === "calculate" && step.unit === "g");
  if (!weight || !grams) return null;
  return { weight: { value: weight.value, takenOn: weight.takenOn ?? null, basis }, calculatedG: grams.value };
}
