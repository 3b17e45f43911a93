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

export type PerKgUnit = "mg/kg" | "g/kg" | "ug/kg" | "[iU]/kg";
type OfPerKg = { "mg/kg": "mg"; "g/kg": "g"; "ug/kg": "ug"; "[iU]/kg": "[iU]" };
const amountOf: OfPerKg = { "mg/kg": "mg", "g/kg": "g", "ug/kg": "ug", "[iU]/kg": "[iU]" };

/** Whether a unit is an amount per kg of body weight. */
export function isPerKgUnit(unit: string): unit is PerKgUnit {
  return Object.hasOwn(amountOf, unit);
}

function positive(what: string, of: Quantity): Decimal {
  const value = new Decimal(of.value);
  if (!value.gt(0)) throw new RangeError(`${what} must be above 0 ${of.unit}, not ${of.value}`);
  return value;
}

/** The amount of a weight-based dose: the only bridge from mg/kg to mg, and it needs a weight in kg with its day; throws on a weight of 0 or less. */
export function forWeight<U extends PerKgUnit>(dose: Quantity<U>, weight: DatedQuantity<"kg">): Quantity<OfPerKg[U]> {
  return quantity<OfPerKg[U]>(positive("weight", weight).times(dose.value), amountOf[dose.unit]);
}

/** The amount in mg of a dose per m² for a body surface area: the only bridge from mg/m2 to mg; throws on an area of 0 or less. */
export function forSurface(dose: Quantity<"mg/m2">, area: Quantity<"m2">): Quantity<"mg"> {
  return quantity(positive("body surface area", area).times(dose.value), "mg");
}

/** The litres of an exchange of so many plasma volumes, each of the given litres; throws on a volume of 0 or less. */
export function forPlasmaVolume(volumes: Quantity<"{plasma-volume}">, one: Quantity<"L">): Quantity<"L"> {
  return quantity(positive("plasma volume", one).times(volumes.value), "L");
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
