// Carboplatin by target AUC. An estimated filtration rate counts for at most 125 mL/min (read: calvert pages).
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import {
  type AsOf,
  complete,
  type Formula,
  type Given,
  type Measured,
  readInputs,
  step,
  type Working,
} from "./working";

const formula: Formula = { id: "calvert", name: "Carboplatin dose, Calvert", version: "1" };
export const estimatedGfrCap = "125";

export interface CalvertInput extends AsOf {
  readonly auc: Given<Measured<"{AUC}">>;
  /** mL/min, not per 1.73 m². */
  readonly gfr: Given<Measured<"mL/min">>;
  /** False only for a measured filtration rate, which is not capped. */
  readonly gfrIsEstimated: boolean;
}

/** Carboplatin in mg, whole: AUC × (GFR + 25), with the cap as a step of its own. */
export function carboplatinDose(input: CalvertInput): Working {
  const read = readInputs(formula, input.asOf, {
    auc: { label: "Target AUC", unit: "{AUC}", min: 1, max: 10, given: input.auc },
    gfr: {
      label: input.gfrIsEstimated ? "GFR (estimated)" : "GFR (measured)",
      unit: "mL/min",
      min: 5,
      max: 300,
      given: input.gfr,
    },
  });
  if (!read.ok) return read.problem;
  const { auc, gfr } = read.value.values;
  const capped = input.gfrIsEstimated && gfr.gt(estimatedGfrCap);
  const used = capped ? new Decimal(estimatedGfrCap) : gfr;
  const exact = auc.times(used.plus(25));
  const dose = exact.toDecimalPlaces(0);
  const capStep = step("cap", "the most an estimated GFR may count", used, "mL/min");
  const text = `${formatDose(auc.toFixed(), "{AUC}")} × (${formatDose(used.toFixed(), "mL/min")} + 25)`;
  return complete(
    formula,
    { value: dose, unit: "mg" },
    {
      inputs: read.value.inputs,
      steps: [
        ...(capped ? [capStep] : []),
        step("calculate", text, exact, "mg"),
        ...(exact.eq(dose) ? [] : [step("round", "nearest mg", dose, "mg")]),
      ],
    },
  );
}
