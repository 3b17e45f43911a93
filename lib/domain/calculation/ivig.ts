// Immune globulin: a course in g per kg, split over days in whole vials. Vial sizes and the 10% product are textbook
// knowledge; 2 g per kg over 2 to 5 days was read (lems-medscape, sps-table).
import { Decimal, isDecimalText } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { formatNumber } from "../wording/number";
import { weightInput } from "./body-size";
import { nearestMultiple } from "./size-dose";
import {
  type AsOf,
  complete,
  type Dated,
  type Formula,
  type Given,
  type Measured,
  readInputs,
  refuse,
  step,
  type Working,
} from "./working";

const formula: Formula = { id: "ivig-course", name: "Immune globulin course", version: "1" };

export const defaultVialGrams = ["5", "10", "20", "30", "40"] as const;

export interface IvigInput extends AsOf {
  readonly gramsPerKg: Given<Measured<"g/kg">>;
  readonly weight: Given<Dated<"kg">>;
  readonly weightLabel?: string;
  readonly days: number;
  /** Vial sizes in whole grams; the smallest must divide the others. */
  readonly vialGrams?: readonly string[];
}

export interface IvigCourse {
  readonly working: Working;
  /** Grams for each day in order; empty when the calculation was refused. */
  readonly gramsByDay: readonly string[];
  /** mL of a 10% product for the course; null when refused. */
  readonly volumeMl: string | null;
}

const refusedCourse = (working: Working): IvigCourse => ({ working, gramsByDay: [], volumeMl: null });

/** Splits a total into days that differ by at most one vial step, smaller days first. */
function splitOverDays(total: Decimal, days: number, vial: string): readonly string[] {
  const units = total.div(vial).toNumber();
  const base = Math.floor(units / days);
  const larger = units - base * days;
  return Array.from({ length: days }, (_, day) =>
    new Decimal(vial).times(base + (day >= days - larger ? 1 : 0)).toFixed(),
  );
}

/**
 * The grams of each day of an ordered course in whole vials of 5 g, smaller days first; null when the amount is no whole
 * number of vials, or too little for one vial a day: then nobody can say what a day gets.
 */
export function gramsByDay(grams: string, days: number): readonly string[] | null {
  const [vial] = defaultVialGrams;
  if (!isDecimalText(grams) || !Number.isInteger(days) || days < 1 || days > 10) return null;
  const total = new Decimal(grams);
  if (!total.mod(vial).isZero() || total.lt(new Decimal(vial).times(days))) return null;
  return splitOverDays(total, days, vial);
}

const dayWords = (days: number) => `${days} ${days === 1 ? "day" : "days"}`;

/** The days of a course with their grams, equal ones together: `3 days × 25 g + 2 days × 30 g`. */
export function splitText(grams: readonly string[]): string {
  return [...new Set(grams)]
    .map((each) => `${dayWords(grams.filter((day) => day === each).length)} × ${formatDose(each, "g")}`)
    .join(" + ");
}

/**
 * An immune globulin course: total in g rounded to the nearest vial, grams for each day, volume of a 10% product in mL.
 * Warns when rounding moves the total by more than 5%, or when more than 2 g per kg is ordered (before rounding).
 */
export function ivigCourse(input: IvigInput): IvigCourse {
  const read = readInputs(formula, input.asOf, {
    gramsPerKg: { label: "Dose per kg", unit: "g/kg", min: 0.1, max: 4, given: input.gramsPerKg },
    weight: weightInput(input.weight, input.weightLabel),
  });
  if (!read.ok) return refusedCourse(read.problem);
  const { inputs, values } = read.value;
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > 10) {
    return refusedCourse(refuse(formula, "Days", `Days: ${input.days} is not a whole number from 1 to 10`, inputs));
  }
  const sizes = input.vialGrams ?? defaultVialGrams;
  const wrong = sizes.find((grams) => !isDecimalText(grams));
  if (wrong !== undefined)
    return refusedCourse(refuse(formula, "Vial sizes", `Vial sizes: "${wrong.slice(0, 20)}" is not a number`, inputs));
  const vials = sizes.map((grams) => new Decimal(grams)).toSorted((a, b) => a.comparedTo(b));
  const [smallest] = vials;
  if (!smallest || smallest.lte(0) || vials.some((grams) => !grams.mod(smallest).isZero())) {
    return refusedCourse(refuse(formula, "Vial sizes", "Vial sizes: the smallest must divide the others", inputs));
  }
  const vial = smallest.toFixed();
  const exact = values.gramsPerKg.times(values.weight);
  const total = nearestMultiple(exact, vial);
  if (total.lt(smallest.times(input.days))) {
    return refusedCourse(
      refuse(
        formula,
        "Days",
        `${formatDose(exact.toFixed(), "g")} cannot be split over ${dayWords(input.days)} in whole vials of ${formatDose(vial, "g")}; choose fewer days`,
        inputs,
      ),
    );
  }
  const byDay = splitOverDays(total, input.days, vial);
  const percent = total.minus(exact).div(exact).times(100);
  const warnings = [
    ...(percent.abs().gt(5)
      ? [`Rounding to vials changes the course by ${formatNumber(percent.toDecimalPlaces(1))}%, more than 5%`]
      : []),
    ...(values.gramsPerKg.gt(2) ? ["More than 2 g per kg in one course"] : []),
  ];
  const volume = total.times(10);
  const text = `${formatDose(values.gramsPerKg.toFixed(), "g/kg")} × ${formatDose(values.weight.toFixed(), "kg")}`;
  const steps = [
    step("calculate", text, exact, "g"),
    ...(total.eq(exact) ? [] : [step("round", "nearest vial", total, "g")]),
    step("split", splitText(byDay), total, "g"),
    step(
      "calculate",
      `volume of a 10% product ${formatDose(total.toFixed(), "g")} × 10${"\u00a0"}mL${"\u00a0"}per${"\u00a0"}g`,
      volume,
      "mL",
    ),
  ];
  const working = complete(formula, { value: total, unit: "g" }, { inputs, steps, warnings });
  return { working, gramsByDay: byDay, volumeMl: volume.toFixed() };
}
