// Exact decimal numbers for doses. Stored and passed as plain strings; nothing clinical is computed in binary fractions.
import { Decimal as BaseDecimal } from "decimal.js";

/** Decimal arithmetic with 28 significant digits, half up; one setting for the whole domain, so results reproduce. */
export const Decimal = /* @__PURE__ */ BaseDecimal.clone({
  precision: 28,
  rounding: BaseDecimal.ROUND_HALF_UP,
  toExpNeg: -20,
  toExpPos: 40,
});
export type Decimal = BaseDecimal;

const pattern = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Whether a text is a plain decimal number: digits with an optional point, no exponent, no comma, no spaces. */
export function isDecimalText(text: string): boolean {
  return pattern.test(text);
}

/** A decimal as stored: the shortest plain form, `0.50` becomes `0.5`; throws on a text that is not a number. */
export function plainDecimal(value: string | number | Decimal): string {
  return new Decimal(value).toFixed();
}

/** A decimal rounded half up to a number of places, shortest form. */
export function roundedDecimal(value: string | Decimal, places: number): string {
  return new Decimal(value).toDecimalPlaces(places).toFixed();
}
