// Every calculation carries its whole working, to be shown, stored with the signed version and reproduced (CAL-1, CAL-4).
import { type Day, formatDay } from "../shared/day";
import { Decimal, isDecimalText, plainDecimal } from "../shared/decimal";
import type { Quantity, UcumUnit } from "../shared/quantity";
import { fail, ok, type Result } from "../shared/result";
import { formatDose } from "../wording/dose";
import { unitLabel } from "../wording/unit";

export interface Formula {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

export interface Amount {
  readonly value: string;
  readonly unit: string;
}

/** A value that enters a calculation, in its unit and with where it comes from; a value without a day was typed for this purpose. */
export interface Measured<U extends UcumUnit = UcumUnit> extends Quantity<U> {
  readonly takenOn?: Day;
  readonly source?: string;
}

/** A value that only counts with the day it was taken, such as a weight. */
export interface Dated<U extends UcumUnit = UcumUnit> extends Measured<U> {
  readonly takenOn: Day;
}

/** Not recorded is null; the calculation then refuses by name. */
export type Given<M> = M | null | undefined;

/** The day a calculation is made for: a value dated later is refused. */
export interface AsOf {
  readonly asOf: Day;
}

export interface WorkingInput extends Amount {
  readonly label: string;
  readonly takenOn?: Day;
  readonly source?: string;
}

/** `calculate` is a sum, `round` and `cap` change its result visibly, `split` divides it over days. */
export interface WorkingStep extends Amount {
  readonly kind: "calculate" | "round" | "cap" | "split";
  readonly text: string;
}

interface WorkingBase {
  readonly formula: Formula;
  readonly inputs: readonly WorkingInput[];
  readonly steps: readonly WorkingStep[];
  /** Cautions to show beside the result. */
  readonly warnings: readonly string[];
}

export interface CompletedWorking extends WorkingBase {
  readonly result: Amount;
  readonly refused?: undefined;
}

export interface RefusedWorking extends WorkingBase {
  readonly result: null;
  /** Which input stands in the way, and how to mend it. */
  readonly refused: { readonly input: string; readonly problem: string };
}

export type Working = CompletedWorking | RefusedWorking;

export interface InputSpec<U extends UcumUnit = UcumUnit, M extends Measured<U> = Measured<U>> {
  readonly label: string;
  readonly unit: U;
  readonly min: number;
  readonly max: number;
  /** A value without its day is refused. */
  readonly dated?: boolean;
  readonly given: Given<M>;
}

/** The result of a calculation that could not be made. */
export function refuse(
  formula: Formula,
  input: string,
  problem: string,
  inputs: readonly WorkingInput[] = [],
): RefusedWorking {
  return { result: null, refused: { input, problem }, formula, inputs, steps: [], warnings: [] };
}

/** The result of a calculation that was made; the value is stored in its shortest decimal form. */
export function complete(
  formula: Formula,
  result: { readonly value: Decimal | string; readonly unit: string },
  parts: {
    readonly inputs: readonly WorkingInput[];
    readonly steps: readonly WorkingStep[];
    readonly warnings?: readonly string[];
  },
): CompletedWorking {
  return {
    result: { value: plainDecimal(result.value), unit: result.unit },
    formula,
    inputs: parts.inputs,
    steps: parts.steps,
    warnings: parts.warnings ?? [],
  };
}

/** One step of a working. */
export function step(kind: WorkingStep["kind"], text: string, value: Decimal | string, unit: string): WorkingStep {
  return { kind, text, value: plainDecimal(value), unit };
}

type Specs = Readonly<Record<string, InputSpec>>;

export interface ReadInputs<S extends Specs> {
  readonly inputs: readonly WorkingInput[];
  readonly values: { readonly [K in keyof S]: Decimal };
  /** The same as given, with unit and day in the type, for arithmetic that must not mix them. */
  readonly given: { readonly [K in keyof S]: NonNullable<S[K]["given"]> };
}

/** What is wrong with one input, in a sentence that says how to mend it; null when it may be used. */
function inputProblem({ label, unit, min, max, dated, given }: InputSpec, asOf: Day): string | null {
  if (!given || given.value.trim() === "") return `${label} not recorded`;
  if (!isDecimalText(given.value)) return `${label}: "${given.value.slice(0, 20)}" is not a number`;
  if (given.unit !== unit)
    return `${label} is in ${unitLabel(given.unit) || "no unit"} but needed in ${unitLabel(unit)}; convert it first`;
  const value = new Decimal(given.value);
  if (value.lt(min) || value.gt(max)) {
    const range = `${formatDose(String(min), unit)} to ${formatDose(String(max), unit)}`;
    return `${label} ${formatDose(given.value, unit)} is outside ${range}; check the value and its unit`;
  }
  if (dated && !given.takenOn) return `${label} has no date; enter the day it was taken`;
  if (given.takenOn && given.takenOn > asOf)
    return `${label} is dated ${formatDay(given.takenOn)}, after ${formatDay(asOf)}; check its date`;
  return null;
}

/**
 * The inputs as decimals, or a refusal that names the first one that is missing, not a number, in another unit, outside
 * its range, without a needed date, or dated after the day the calculation is made for.
 */
export function readInputs<S extends Specs>(
  formula: Formula,
  asOf: Day,
  specs: S,
): Result<ReadInputs<S>, RefusedWorking> {
  const inputs: WorkingInput[] = [];
  const values: Partial<Record<keyof S, Decimal>> = {};
  const taken: Partial<Record<keyof S, Measured>> = {};
  for (const key of Object.keys(specs) as (keyof S & string)[]) {
    const spec = specs[key] as InputSpec;
    const { label, unit, given } = spec;
    const problem = inputProblem(spec, asOf);
    if (problem || !given) return fail(refuse(formula, label, problem ?? `${label} not recorded`, inputs));
    values[key] = new Decimal(given.value);
    taken[key] = given;
    const { takenOn, source } = given;
    inputs.push({
      value: plainDecimal(given.value),
      ...(takenOn ? { takenOn } : {}),
      ...(source ? { source } : {}),
      label,
      unit,
    });
  }
  return ok({ inputs, values, given: taken } as ReadInputs<S>);
}
