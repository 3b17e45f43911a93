// Every calculation carries its whole working, to be shown, stored with the signed version and reproduced (CAL-1, CAL-4).
import type { Day } from "../shared/day";
import { Decimal, isDecimalText, plainDecimal } from "../shared/decimal";
import { fail, ok, type Result } from "../shared/result";
import { formatDose } from "../wording/dose";

export interface Formula {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

export interface Amount {
  readonly value: string;
  readonly unit: string;
}

/** A value that enters a calculation, with where it comes from; a value without a day was typed for this purpose. */
export interface Measured {
  readonly value: string;
  readonly takenOn?: Day;
  readonly source?: string;
}

export interface WorkingInput extends Measured {
  readonly label: string;
  readonly unit: string;
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

export interface InputSpec {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly given: Measured | null | undefined;
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

export interface ReadInputs<K extends string> {
  readonly inputs: readonly WorkingInput[];
  readonly values: Readonly<Record<K, Decimal>>;
}

/** The inputs as decimals, or a refusal that names the first one that is missing or outside its range. */
export function readInputs<K extends string>(
  formula: Formula,
  specs: Readonly<Record<K, InputSpec>>,
): Result<ReadInputs<K>, RefusedWorking> {
  const inputs: WorkingInput[] = [];
  const values: Partial<Record<K, Decimal>> = {};
  for (const key of Object.keys(specs) as K[]) {
    const { label, unit, min, max, given } = specs[key];
    if (!given || given.value.trim() === "") return fail(refuse(formula, label, `${label} not recorded`, inputs));
    if (!isDecimalText(given.value))
      return fail(refuse(formula, label, `${label}: "${given.value.slice(0, 20)}" is not a number`, inputs));
    const value = new Decimal(given.value);
    if (value.lt(min) || value.gt(max)) {
      const range = `${formatDose(String(min), unit)} to ${formatDose(String(max), unit)}`;
      return fail(
        refuse(
          formula,
          label,
          `${label} ${formatDose(given.value, unit)} is outside ${range}; check the value and its unit`,
          inputs,
        ),
      );
    }
    values[key] = value;
    inputs.push({ ...given, value: plainDecimal(value), label, unit });
  }
  return ok({ inputs, values: values as Record<K, Decimal> });
}
