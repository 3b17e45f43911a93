// Body surface, body mass index and the weight that a dose is reckoned with.
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import {
  type AsOf,
  type CompletedWorking,
  complete,
  type Dated,
  type Formula,
  type Given,
  type InputSpec,
  readInputs,
  refuse,
  step,
  type Working,
} from "./working";

export type Sex = "female" | "male";
export type BsaFormula = "mosteller" | "du-bois";

/** Actual, ideal or adjusted weight; `adjusted-if-over-120` is the default rule: adjusted above 120% of ideal. */
export type WeightRule = "actual" | "ideal" | "adjusted" | "adjusted-if-over-120";

export const weightInput = (given: Given<Dated<"kg">>, label = "Weight (actual)"): InputSpec<"kg", Dated<"kg">> => ({
  label,
  unit: "kg",
  min: 20,
  max: 350,
  dated: true,
  given,
});
export const heightInput = (given: Given<Dated<"cm">>): InputSpec<"cm", Dated<"cm">> => ({
  label: "Height",
  unit: "cm",
  min: 100,
  max: 230,
  dated: true,
  given,
});

const bsaFormulas: Record<BsaFormula, Formula> = {
  mosteller: { id: "bsa-mosteller", name: "Body surface area, Mosteller", version: "1" },
  "du-bois": { id: "bsa-du-bois", name: "Body surface area, Du Bois", version: "1" },
};

const bsaOf: Record<BsaFormula, (heightCm: Decimal, weightKg: Decimal) => Decimal> = {
  mosteller: (height, weight) => height.times(weight).div(3600).sqrt(),
  "du-bois": (height, weight) => new Decimal("0.007184").times(height.pow("0.725")).times(weight.pow("0.425")),
};

export interface BodySize extends AsOf {
  readonly height: Given<Dated<"cm">>;
  readonly weight: Given<Dated<"kg">>;
}

/**
 * Body surface area in m²: Mosteller by default, Du Bois on request (textbook, Mosteller 1987 and Du Bois 1916). The
 * result keeps 10 decimals so that a dose is reckoned with the unrounded area; screens show 3.
 */
export function bodySurfaceArea(size: BodySize, which: BsaFormula = "mosteller"): Working {
  const formula = bsaFormulas[which];
  const read = readInputs(formula, size.asOf, { height: heightInput(size.height), weight: weightInput(size.weight) });
  if (!read.ok) return read.problem;
  const { height, weight } = read.value.values;
  const area = bsaOf[which](height, weight).toDecimalPlaces(10);
  const [h, w] = [formatDose(height.toFixed(), "cm"), formatDose(weight.toFixed(), "kg")];
  const text =
    which === "mosteller"
      ? `square root of (${h} × ${w} ÷ 3,600)`
      : `0.007184 × ${h} to the power 0.725 × ${w} to the power 0.425`;
  return complete(
    formula,
    { value: area, unit: "m2" },
    { inputs: read.value.inputs, steps: [step("calculate", text, area.toDecimalPlaces(3), "m2")] },
  );
}

const bmiFormula: Formula = { id: "bmi", name: "Body mass index", version: "1" };

/** Body mass index in kg per m², one decimal. */
export function bodyMassIndex(size: BodySize): Working {
  const read = readInputs(bmiFormula, size.asOf, {
    height: heightInput(size.height),
    weight: weightInput(size.weight),
  });
  if (!read.ok) return read.problem;
  const { height, weight } = read.value.values;
  const bmi = weight.div(height.div(100).pow(2)).toDecimalPlaces(1);
  const metres = formatDose(height.div(100).toFixed(), "m");
  return complete(
    bmiFormula,
    { value: bmi, unit: "kg/m2" },
    {
      inputs: read.value.inputs,
      steps: [step("calculate", `${formatDose(weight.toFixed(), "kg")} ÷ (${metres})²`, bmi, "kg/m2")],
    },
  );
}

const weightFormulas = {
  actual: { id: "weight-actual", name: "Dosing weight: actual", version: "1" },
  ideal: { id: "weight-ideal", name: "Dosing weight: ideal", version: "1" },
  adjusted: { id: "weight-adjusted", name: "Dosing weight: adjusted", version: "1" },
  "adjusted-if-over-120": {
    id: "weight-adjusted-over-120",
    name: "Dosing weight: adjusted above 120% of ideal",
    version: "1",
  },
} as const satisfies Record<WeightRule, Formula>;

const ideal = (height: Decimal, sex: Sex) =>
  new Decimal(sex === "male" ? 50 : "45.5").plus(height.minus(152).times("0.91"));

/**
 * The weight in kg to reckon a dose with, and its name. Ideal weight 50 (men) or 45.5 (women) + 0.91 × (height − 152 cm),
 * adjusted = ideal + 0.4 × (actual − ideal) (cancercalc.com); refused below 140 cm, where the formula has no ground.
 */
export function dosingWeight(size: BodySize & { readonly sex: Sex | null }, rule: WeightRule): Working {
  const formula = weightFormulas[rule];
  const actualRead = readInputs(formula, size.asOf, { weight: weightInput(size.weight) });
  if (!actualRead.ok) return actualRead.problem;
  const actual = actualRead.value.values.weight;
  if (rule === "actual") return weightResult(formula, actual, "actual weight", actualRead.value.inputs, []);
  const read = readInputs(formula, size.asOf, {
    weight: weightInput(size.weight),
    height: { ...heightInput(size.height), min: 140 },
  });
  if (!read.ok) return read.problem;
  if (!size.sex) return refuse(formula, "Sex at birth", "Sex at birth not recorded", read.value.inputs);
  const { height } = read.value.values;
  const idealKg = ideal(height, size.sex);
  const idealText = `${size.sex === "male" ? "50" : "45.5"} + 0.91 × (${height.toFixed()} − 152)`;
  const idealStep = step("calculate", `ideal weight ${idealText}`, idealKg.toDecimalPlaces(2), "kg");
  if (rule === "ideal") return weightResult(formula, idealKg, "ideal weight", read.value.inputs, [idealStep]);
  const limit = idealKg.times("1.2");
  if (rule === "adjusted-if-over-120" && actual.lte(limit)) {
    return weightResult(formula, actual, "actual weight, not above 120% of ideal", read.value.inputs, [idealStep]);
  }
  const adjusted = idealKg.plus(actual.minus(idealKg).times("0.4"));
  const text = `adjusted weight ${idealKg.toDecimalPlaces(2).toFixed()} + 0.4 × (${actual.toFixed()} − ${idealKg.toDecimalPlaces(2).toFixed()})`;
  return weightResult(formula, adjusted, "adjusted weight", read.value.inputs, [
    idealStep,
    step("calculate", text, adjusted.toDecimalPlaces(2), "kg"),
  ]);
}

function weightResult(
  formula: Formula,
  kg: Decimal,
  basis: string,
  inputs: CompletedWorking["inputs"],
  steps: CompletedWorking["steps"],
): CompletedWorking {
  const value = kg.toDecimalPlaces(4);
  return complete(
    { ...formula, name: `${formula.name} (${basis})` },
    { value, unit: "kg" },
    { inputs, steps: steps.length > 0 ? steps : [step("calculate", basis, value, "kg")] },
  );
}
