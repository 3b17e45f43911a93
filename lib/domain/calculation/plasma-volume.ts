// Plasma volume and how much of it an exchange removes. Nadler when the height is known (mdapp.co), Kaplan otherwise
// (textbook, Kaplan 1990). Litres; haematocrit in percent.
import { Decimal, roundedDecimal } from "../shared/decimal";
import { forPlasmaVolume, quantity } from "../shared/quantity";
import { formatDose } from "../wording/dose";
import { heightInput, type Sex, weightInput } from "./body-size";
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

export interface PlasmaInput extends AsOf {
  readonly weight: Given<Dated<"kg">>;
  readonly haematocrit: Given<Dated<"%">>;
  readonly height?: Given<Dated<"cm">>;
  readonly sex: Sex | null;
}

const kaplanFormula: Formula = { id: "plasma-volume-kaplan", name: "Plasma volume, Kaplan", version: "1" };
const nadlerFormula: Formula = { id: "plasma-volume-nadler", name: "Plasma volume, Nadler", version: "1" };
const exchangeFormula: Formula = { id: "plasma-exchange-volume", name: "Exchange volume", version: "1" };

const haematocritInput = (given: Given<Dated<"%">>): InputSpec<"%"> => ({
  label: "Haematocrit",
  unit: "%",
  min: 10,
  max: 70,
  dated: true,
  given,
});
const plasmaFraction = (percent: Decimal) => new Decimal(1).minus(percent.div(100));
const kaplanLitres = (weight: Decimal, haematocrit: Decimal) =>
  new Decimal("0.065").times(weight).times(plasmaFraction(haematocrit));

/** Kaplan: 0.065 × weight × (1 − haematocrit), in L; kept to four decimals, shown with two. */
export function plasmaVolumeKaplan(input: PlasmaInput): Working {
  const read = readInputs(kaplanFormula, input.asOf, {
    weight: weightInput(input.weight),
    haematocrit: haematocritInput(input.haematocrit),
  });
  if (!read.ok) return read.problem;
  const { weight, haematocrit } = read.value.values;
  const volume = kaplanLitres(weight, haematocrit).toDecimalPlaces(4);
  const text = `0.065 × ${formatDose(weight.toFixed(), "kg")} × (1 − ${haematocrit.div(100).toFixed()})`;
  return complete(
    kaplanFormula,
    { value: volume, unit: "L" },
    { inputs: read.value.inputs, steps: [step("calculate", text, volume.toDecimalPlaces(2), "L")] },
  );
}

const nadler: Record<Sex, readonly [string, string, string]> = {
  male: ["0.3669", "0.03219", "0.6041"],
  female: ["0.3561", "0.03308", "0.1833"],
};

/** Nadler: blood volume from height, weight and sex, × (1 − haematocrit), in L, kept to four decimals; warns when Kaplan differs by more than 15%. */
export function plasmaVolumeNadler(input: PlasmaInput): Working {
  const read = readInputs(nadlerFormula, input.asOf, {
    weight: weightInput(input.weight),
    height: heightInput(input.height),
    haematocrit: haematocritInput(input.haematocrit),
  });
  if (!read.ok) return read.problem;
  if (!input.sex) return refuse(nadlerFormula, "Sex at birth", "Sex at birth not recorded", read.value.inputs);
  const { weight, height, haematocrit } = read.value.values;
  const [a, b, c] = nadler[input.sex];
  const metres = height.div(100);
  const blood = new Decimal(a).times(metres.pow(3)).plus(new Decimal(b).times(weight)).plus(c);
  const plasma = blood.times(plasmaFraction(haematocrit));
  const kaplan = kaplanLitres(weight, haematocrit);
  const difference = plasma.minus(kaplan).abs().div(plasma);
  const warnings = difference.gt("0.15")
    ? [
        `Nadler and Kaplan (${formatDose(kaplan.toDecimalPlaces(2).toFixed(), "L")}) differ by more than 15%; check height, weight and haematocrit`,
      ]
    : [];
  const steps = [
    step(
      "calculate",
      `blood volume ${a} × (${formatDose(metres.toFixed(), "m")})³ + ${b} × ${formatDose(weight.toFixed(), "kg")} + ${c}`,
      blood.toDecimalPlaces(2),
      "L",
    ),
    step("calculate", `× (1 − ${haematocrit.div(100).toFixed()})`, plasma.toDecimalPlaces(2), "L"),
  ];
  return complete(
    nadlerFormula,
    { value: plasma.toDecimalPlaces(4), unit: "L" },
    { inputs: read.value.inputs, steps, warnings },
  );
}

/** Plasma volume by the default choice: Nadler when height and sex are known, Kaplan otherwise. */
export function plasmaVolume(input: PlasmaInput): Working {
  return input.height && input.sex ? plasmaVolumeNadler(input) : plasmaVolumeKaplan(input);
}

/** The volume of one exchange in L for a number of plasma volumes (0.5 to 2), with the share of a solute it removes. */
export function exchangeVolume(input: PlasmaInput & { readonly volumes: Given<Measured<"{plasma-volume}">> }): Working {
  const plasma = plasmaVolume(input);
  if (plasma.refused) return { ...plasma, formula: exchangeFormula };
  const read = readInputs(exchangeFormula, input.asOf, { volumes: volumesInput(input.volumes, 2) });
  if (!read.ok) return read.problem;
  const { volumes } = read.value.values;
  const exact = forPlasmaVolume(read.value.given.volumes, quantity(plasma.result.value, "L"));
  const litres = new Decimal(exact.value).toDecimalPlaces(2);
  const text = `${formatDose(volumes.toFixed(), "{plasma-volume}")} × ${formatDose(roundedDecimal(plasma.result.value, 2), "L")}`;
  const removed = formatDose(removedBy(volumes).times(100).toDecimalPlaces(0).toFixed(), "%");
  const formula: Formula = { ...exchangeFormula, name: `${exchangeFormula.name} (${plasma.formula.name})` };
  return complete(
    formula,
    { value: litres, unit: "L" },
    {
      inputs: [...plasma.inputs, ...read.value.inputs],
      steps: [...plasma.steps, step("calculate", text, litres, "L")],
      warnings: [...plasma.warnings, `Removes about ${removed} of a solute that stays in plasma`],
    },
  );
}

const removedFormula: Formula = { id: "fraction-removed", name: "Fraction removed by exchange", version: "1" };
const volumesInput = (given: Given<Measured<"{plasma-volume}">>, max: number): InputSpec<"{plasma-volume}"> => ({
  label: "Plasma volumes",
  unit: "{plasma-volume}",
  min: 0.5,
  max,
  given,
});
const removedBy = (volumes: Decimal) => new Decimal(1).minus(volumes.neg().exp()).toDecimalPlaces(4);

/** The fraction of an intravascular solute that 0.5 to 10 plasma volumes remove: 1 − e^(−N), four decimals (renalcarematters.com). */
export function fractionRemoved(input: AsOf & { readonly volumes: Given<Measured<"{plasma-volume}">> }): Working {
  const read = readInputs(removedFormula, input.asOf, { volumes: volumesInput(input.volumes, 10) });
  if (!read.ok) return read.problem;
  const fraction = removedBy(read.value.values.volumes);
  const text = `1 − e to the power −${read.value.values.volumes.toFixed()}`;
  return complete(
    removedFormula,
    { value: fraction, unit: "1" },
    { inputs: read.value.inputs, steps: [step("calculate", text, fraction, "1")] },
  );
}
