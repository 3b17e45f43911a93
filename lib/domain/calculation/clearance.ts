// Creatinine clearance with the weight that the fact base asks for: actual, or adjusted above 120% of ideal weight
// (product choice of the fact base, calculations 2 and 3). One rule for the header, the results and carboplatin.
import { Decimal } from "../shared/decimal";
import { dosingWeight, type Sex } from "./body-size";
import { creatinineClearance } from "./kidney";
import { type AsOf, complete, type Dated, type Given, type Measured, type Working } from "./working";

export interface ClearanceFacts extends AsOf {
  readonly age: Given<Measured<"a">>;
  readonly sex: Sex | null;
  readonly weight: Given<Dated<"kg">>;
  readonly height: Given<Dated<"cm">>;
  readonly creatinine: Given<Dated<"mg/dL">>;
}

const noHeight = "Height not recorded: the actual weight was used without comparing it with the ideal weight";

/**
 * Creatinine clearance (Cockcroft-Gault) in mL/min with the dosing weight as steps of its own; without a height the actual
 * weight counts, and a warning says so.
 */
export function clearanceForDosing(facts: ClearanceFacts): Working {
  const { height, weight } = facts;
  if (!height || !weight || !facts.sex) {
    const working = creatinineClearance(facts);
    return working.refused || height ? working : { ...working, warnings: [...working.warnings, noHeight] };
  }
  const dosing = dosingWeight(facts, "adjusted-if-over-120");
  if (dosing.refused) return dosing;
  if (new Decimal(dosing.result.value).eq(weight.value)) return creatinineClearance(facts);
  const used = { ...weight, value: dosing.result.value };
  const working = creatinineClearance({ ...facts, weight: used, weightLabel: "Weight (adjusted)" });
  if (working.refused) return working;
  return complete({ ...working.formula, name: `${working.formula.name} (adjusted weight)` }, working.result, {
    inputs: [...dosing.inputs, ...working.inputs],
    steps: [...dosing.steps, ...working.steps],
    warnings: working.warnings,
  });
}
