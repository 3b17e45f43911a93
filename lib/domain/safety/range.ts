// A number that may not be known: between the least and the most it can be, with the facts that would settle it.
import type { Operator } from "./expression";
import type { MissingFact } from "./finding";

export interface Range {
  readonly least: number;
  readonly most: number;
  readonly missing: readonly MissingFact[];
}

const none: readonly MissingFact[] = [];

export const exactly = (value: number): Range => ({ least: value, most: value, missing: none });
export const anything = (missing: readonly MissingFact[]): Range => ({
  least: 0,
  most: Number.POSITIVE_INFINITY,
  missing,
});

export const isKnown = (range: Range): boolean => range.missing.length === 0;

/** Neither operand may be negative. */
export function combine(a: Range, b: Range, op: "times" | "by" | "plus"): Range {
  const missing = isKnown(b) ? a.missing : isKnown(a) ? b.missing : [...a.missing, ...b.missing];
  if (op === "plus") return { least: a.least + b.least, most: a.most + b.most, missing };
  if (missing.length > 0) return anything(missing);
  return { ...exactly(op === "times" ? a.least * b.least : a.least / b.least), missing };
}

// Doses are products of decimals: 0.1 + 0.2 must not pass a limit of 0.3.
const tiny = 1e-9;

const compare: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b - tiny * Math.abs(b),
  "<=": (a, b) => a <= b + tiny * Math.abs(b),
  ">": (a, b) => a > b + tiny * Math.abs(b),
  ">=": (a, b) => a >= b - tiny * Math.abs(b),
  "==": (a, b) => Math.abs(a - b) <= tiny * Math.abs(b),
};

/** Whether the number compares so; null when it depends on what is not known. */
export function compares(range: Range, op: Operator, value: number): boolean | null {
  const test = compare[op];
  if (isKnown(range)) return test(range.least, value);
  if (op === "==") return value < range.least || value > range.most ? false : null;
  const [low, high] = [test(range.least, value), test(range.most, value)];
  return low === high ? low : null;
}
