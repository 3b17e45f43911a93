// Kidney function: Cockcroft-Gault for dosing, CKD-EPI 2021 for display. Creatinine in mg/dL, age in years, adults only.
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { type Sex, weightInput } from "./body-size";
import {
  type AsOf,
  complete,
  type Dated,
  type Formula,
  type Given,
  type InputSpec,
  type Measured,
  readInputs,
  refuse,
  step,
  type Working,
} from "./working";

const ageInput = (given: Given<Measured<"a">>): InputSpec<"a"> => ({
  label: "Age",
  unit: "a",
  min: 18,
  max: 120,
  given,
});
const creatinineInput = (given: Given<Dated<"mg/dL">>): InputSpec<"mg/dL"> => ({
  label: "Creatinine",
  unit: "mg/dL",
  min: 0.1,
  max: 30,
  dated: true,
  given,
});

export interface KidneyInput extends AsOf {
  readonly age: Given<Measured<"a">>;
  readonly sex: Sex | null;
  readonly creatinine: Given<Dated<"mg/dL">>;
}

const cockcroft: Formula = { id: "cockcroft-gault", name: "Creatinine clearance, Cockcroft-Gault", version: "1" };

/**
 * Creatinine clearance in mL/min, one decimal: (140 − age) × weight ÷ (72 × creatinine), × 0.85 in women; the weight is
 * named by the caller (actual, ideal, adjusted).
 */
export function creatinineClearance(
  input: KidneyInput & { readonly weight: Given<Dated<"kg">>; readonly weightLabel?: string },
): Working {
  const read = readInputs(cockcroft, input.asOf, {
    age: ageInput(input.age),
    weight: weightInput(input.weight, input.weightLabel),
    creatinine: creatinineInput(input.creatinine),
  });
  if (!read.ok) return read.problem;
  if (!input.sex) return refuse(cockcroft, "Sex at birth", "Sex at birth not recorded", read.value.inputs);
  const { age, weight, creatinine } = read.value.values;
  const factor = new Decimal(input.sex === "female" ? "0.85" : 1);
  const clearance = new Decimal(140)
    .minus(age)
    .times(weight)
    .div(creatinine.times(72))
    .times(factor)
    .toDecimalPlaces(1);
  const kg = formatDose(weight.toDecimalPlaces(2).toFixed(), "kg");
  const text = `(140 − ${age.toFixed()}) × ${kg} ÷ (72 × ${formatDose(creatinine.toFixed(), "mg/dL")})${input.sex === "female" ? " × 0.85" : ""}`;
  return complete(
    cockcroft,
    { value: clearance, unit: "mL/min" },
    { inputs: read.value.inputs, steps: [step("calculate", text, clearance, "mL/min")] },
  );
}

const ckdEpi: Formula = { id: "ckd-epi-2021", name: "eGFR, CKD-EPI 2021 (without race)", version: "1" };

/** Estimated glomerular filtration in mL/min per 1.73 m², one decimal (National Kidney Foundation page); for display, not for dosing. */
export function estimatedGfr(input: KidneyInput): Working {
  const read = readInputs(ckdEpi, input.asOf, {
    age: ageInput(input.age),
    creatinine: creatinineInput(input.creatinine),
  });
  if (!read.ok) return read.problem;
  if (!input.sex) return refuse(ckdEpi, "Sex at birth", "Sex at birth not recorded", read.value.inputs);
  const { age, creatinine } = read.value.values;
  const female = input.sex === "female";
  const [k, a, sexFactor] = female ? ["0.7", "-0.241", "1.012"] : ["0.9", "-0.302", "1"];
  const ratio = creatinine.div(k);
  const gfr = new Decimal(142)
    .times(Decimal.min(ratio, 1).pow(a))
    .times(Decimal.max(ratio, 1).pow("-1.2"))
    .times(new Decimal("0.9938").pow(age))
    .times(sexFactor)
    .toDecimalPlaces(1);
  const power = ratio.lt(1) ? a.replace("-", "−") : "−1.2";
  const text = `142 × (${creatinine.toFixed()} ÷ ${k}) to the power ${power} × 0.9938 to the power ${age.toFixed()}${female ? " × 1.012" : ""}`;
  return complete(
    ckdEpi,
    { value: gfr, unit: "mL/min/{1.73_m2}" },
    { inputs: read.value.inputs, steps: [step("calculate", text, gfr, "mL/min/{1.73_m2}")] },
  );
}
