// A number that may not be known: between the least and the most it can be, with the facts that would settle it.
import type { Operator } from "./expression";
import type { MissingFact } from "./finding";

export interface Range {
  readonly least: number;
  readonly most: number;
  /** What stated parts alone amount to: an order without a dose cannot take away from one with a dose. */
  readonly stated: number;
  readonly missing: readonly MissingFact[];
}

const none: readonly MissingFact[] = [];

export const exactly = (value: number): Range => ({ least: value, most: value, stated: value, missing: none });
/** Nothing is stated; it can be anything between two limits. */
export const between = (least: number, most: number, missing: readonly MissingFact[]): Range =>
  missing.length === 0 ? exactly(least) : { least, most, stated: 0, missing };
export const anything = (missing: readonly MissingFact[]): Range => between(0, Number.POSITIVE_INFINITY, missing);

export const isKnown = (range: Range): boolean => range.missing.length === 0;

/** Neither operand may be negative. */
export function combine(a: Range, b: Range, op: "times" | "by" | "plus"): Range {
  const missing = isKnown(b) ? a.missing : isKnown(a) ? b.missing : [...a.missing, ...b.missing];
  if (op === "plus") return { least: a.least + b.least, most: a.most + b.most, stated: a.stated + b.stated, missing };
  if (op === "by")
    return between(a.least / b.most, b.least === 0 ? Number.POSITIVE_INFINITY : a.most / b.least, missing);
  return between(a.least * b.least, a.most === 0 || b.most === 0 ? 0 : a.most * b.most, missing);
}

export const squareRoot = ({ least, most, missing }: Range): Range =>
  between(Math.sqrt(least), Math.sqrt(most), missing);

// Doses are products of decimals: 0.1 + 0.2 must not pass a limit of 0.3.
const tiny = 1e-9;

const compare: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b - tiny * Math.abs(b),
  "<=": (a, b) => a <= b + tiny * Math.abs(b),
  ">": (a, b) => a > b + tiny * Math.abs(b),
  ">=": (a, b) => a >= b - tiny * Math.abs(b),
  "==": (a, b) => Math.abs(a - b) <= tiny * Math.abs(b),
};

/**
 * Whether the number compares so. A comparison with something missing is never taken for true, unless what is stated is
 * enough by itself; it is false when no possible value makes it true, and null otherwise.
 */
export function compares(range: Range, op: Operator, value: number): boolean | null {
  const test = compare[op];
  if (isKnown(range)) return test(range.least, value);
  if (op === "==") return value < range.least || value > range.most ? false : null;
  if ((op === ">" || op === ">=") && test(range.stated, value)) return true;
  return test(range.least, value) || test(range.most, value) ? null : false;
}
