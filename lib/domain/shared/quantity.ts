// Amounts with their unit in the type: milligrams cannot be added to millilitres, nor a mg/kg dose taken for mg.
import type { Day } from "./day";
import { Decimal, plainDecimal } from "./decimal";
import { fail, ok, type Result } from "./result";

/** The units doses and measurements may have, as UCUM codes. */
export const ucumUnits = [
  "mg",
  "g",
  "ug",
  "kg",
  "mL",
  "L",
  "mmol",
  "[iU]",
  "U",
  "cm",
  "m",
  "m2",
  "Gy",
  "mg/kg",
  "g/kg",
  "ug/kg",
  "mg/m2",
  "[iU]/kg",
  "mg/mL",
  "mg/dL",
  "umol/L",
  "g/dL",
  "g/L",
  "mL/min",
  "mL/min/{1.73_m2}",
  "mL/kg",
  "mg.min/mL",
  "{AUC}",
  "{plasma-volume}",
  "{tablet}",
  "{session}",
  "{drop}",
  "{puff}",
  "{application}",
  "{dose}",
  "a",
  "d",
  "%",
  "1",
] as const;

export type UcumUnit = (typeof ucumUnits)[number];

/** An amount as stored: a plain decimal text and its UCUM unit. */
export interface Quantity<U extends UcumUnit = UcumUnit> {
  readonly value: string;
  readonly unit: U;
}

/** Whether a text is a unit that Concord can calculate with and show. */
export function isUcumUnit(text: string): text is UcumUnit {
  return (ucumUnits as readonly string[]).includes(text);
}

/** An amount in a unit; throws on a value that is not a number. */
export function quantity<U extends UcumUnit>(value: string | number | Decimal, unit: U): Quantity<U> {
  return { value: plainDecimal(value), unit };
}

/** The sum of two amounts in the same unit. */
export function addQuantities<U extends UcumUnit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U> {
  return quantity(new Decimal(a.value).plus(b.value), a.unit);
}

/** An amount a number of times. */
export function timesQuantity<U extends UcumUnit>(a: Quantity<U>, times: string | number): Quantity<U> {
  return quantity(new Decimal(a.value).times(times), a.unit);
}

/** Negative, zero or positive as the first amount is less than, equal to or more than the second in the same unit. */
export function compareQuantities<U extends UcumUnit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): number {
  return new Decimal(a.value).comparedTo(b.value);
}

/** A measured amount with the day it was taken, without which it may not enter a dose. */
export interface DatedQuantity<U extends UcumUnit> extends Quantity<U> {
  readonly takenOn: Day;
}

type PerKg = "mg/kg" | "g/kg" | "ug/kg" | "[iU]/kg";
type OfPerKg = { "mg/kg": "mg"; "g/kg": "g"; "ug/kg": "ug"; "[iU]/kg": "[iU]" };
const amountOf: OfPerKg = { "mg/kg": "mg", "g/kg": "g", "ug/kg": "ug", "[iU]/kg": "[iU]" };

/** The amount of a weight-based dose; the only bridge from mg/kg to mg, and it needs a weight with its day. */
export function forWeight<U extends PerKg>(
  dose: Quantity<U>,
  weight: DatedQuantity<"kg">,
): Result<Quantity<OfPerKg[U]>> {
  if (new Decimal(weight.value).lte(0)) return fail("weight: must be above 0 kg");
  return ok(quantity<OfPerKg[U]>(new Decimal(dose.value).times(weight.value), amountOf[dose.unit]));
}

const massInMg: Partial<Record<UcumUnit, string>> = { ug: "0.001", mg: "1", g: "1000", kg: "1000000" };
const volumeInMl: Partial<Record<UcumUnit, string>> = { mL: "1", L: "1000" };

/** An amount in another unit of the same dimension (mass, volume); anything else fails with both units named. */
export function convertQuantity<U extends UcumUnit>(from: Quantity, unit: U): Result<Quantity<U>> {
  if ((from.unit as UcumUnit) === unit) return ok(quantity(from.value, unit));
  for (const scale of [massInMg, volumeInMl]) {
    const [a, b] = [scale[from.unit], scale[unit]];
    if (a && b) return ok(quantity(new Decimal(from.value).times(a).div(b), unit));
  }
  return fail(`cannot convert ${from.unit} to ${unit}`);
}
