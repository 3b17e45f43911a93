// From the basis of a dose to its working, and what to say when the ordered dose and the working part.
import { Decimal, isDecimalText } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { formatNumber } from "../wording/number";
import type { Sex } from "./body-size";
import { carboplatinDose } from "./calvert";
import { clearanceForDosing } from "./clearance";
import { dosePerKg, dosePerM2, type RoundingAndCap } from "./size-dose";
import { type AsOf, type CompletedWorking, complete, type Dated, type Measured, type Working } from "./working";
import { changedInputSentence, percentFromCalculated } from "./working-sentence";

/** The latest facts of a patient that a dose is calculated from; null when not recorded. */
export interface DoseFacts extends AsOf {
  readonly weight: Dated<"kg"> | null;
  readonly height: Dated<"cm"> | null;
  readonly creatinine: Dated<"mg/dL"> | null;
  readonly ageYears: number | null;
  readonly sex: Sex | null;
}

export type CalculatedBasis = "per-kg" | "per-m2" | "auc";

export interface DoseRule {
  readonly basis: CalculatedBasis;
  readonly perAmount: string;
  /** Unit of the result; per m² and AUC are always mg. */
  readonly unit: "mg" | "g" | "ug";
  /** Multiple to round to, and the most to give, in the unit of the result; null for none. */
  readonly roundTo: string | null;
  readonly cap: string | null;
}

const nearest = (value: string, unit: string) => `nearest ${isDecimalText(value) ? formatDose(value, unit) : value}`;
const mostReason = "the most in one dose";
const typed = (text: string | null): string | null => (text === null || text.trim() === "" ? null : text.trim());

function limits(rule: DoseRule): RoundingAndCap {
  const [roundTo, cap] = [typed(rule.roundTo), typed(rule.cap)];
  return {
    ...(roundTo ? { roundTo: { step: roundTo, reason: nearest(roundTo, rule.unit) } } : {}),
    ...(cap ? { cap: { value: cap, reason: mostReason } } : {}),
  };
}

/** Carboplatin from creatinine clearance: both formulas in one working, so that no arithmetic is hidden. */
function byAuc(auc: Measured<"{AUC}">, facts: DoseFacts): Working {
  const { ageYears, asOf } = facts;
  const age = ageYears === null ? null : ({ value: String(ageYears), unit: "a" } as const);
  const clearance = clearanceForDosing({ ...facts, age });
  if (clearance.refused) return clearance;
  const gfr = { value: clearance.result.value, unit: "mL/min" } as const;
  const dose = carboplatinDose({ auc, gfr, gfrIsEstimated: true, asOf });
  if (dose.refused) return dose;
  const formula = { ...dose.formula, name: `${dose.formula.name} (${clearance.formula.name})` };
  // Its unit is the word AUC already.
  const target = dose.inputs.filter((input) => input.unit === "{AUC}").map((input) => ({ ...input, label: "Target" }));
  const inputs = [...clearance.inputs, ...target];
  return complete(formula, dose.result, {
    inputs,
    steps: [...clearance.steps, ...dose.steps],
    warnings: [...clearance.warnings, ...dose.warnings],
  });
}

/** The working of a dose per kg, per m² or by AUC (Calvert, Cockcroft-Gault clearance) with the facts as they are now. */
export function calculateDose(rule: DoseRule, facts: DoseFacts): Working {
  const value = rule.perAmount.trim();
  if (rule.basis === "auc") return byAuc({ value, unit: "{AUC}" }, facts);
  const { weight, height, asOf } = facts;
  const perKg: Measured<"mg/kg" | "g/kg" | "ug/kg"> = { value, unit: `${rule.unit}/kg` };
  if (rule.basis === "per-kg") return dosePerKg({ perKg, weight, asOf, ...limits(rule) });
  return dosePerM2({ perM2: { value, unit: "mg/m2" }, height, weight, asOf, ...limits(rule) });
}

/** The rounding and the cap that a stored working was made with, to offer them again; null where none took effect. */
export function limitsOf(working: CompletedWorking | null): Pick<DoseRule, "roundTo" | "cap"> {
  const rounding = working?.steps.find((s) => s.kind === "round");
  const roundTo = /^nearest ([\d.,]+)/.exec(rounding?.text ?? "")?.[1]?.replaceAll(",", "") ?? null;
  const cap = working?.steps.find((s) => s.kind === "cap" && s.text === mostReason)?.value ?? null;
  return { roundTo, cap };
}

/**
 * What changed since a working was stored, in one sentence that names the ordered dose and the new one (CAL-3); null when
 * the facts still give the stored result.
 */
export function changedSince(before: CompletedWorking, after: Working, ordered: string | null): string | null {
  if (after.refused) return null;
  const kept = ordered !== null && isDecimalText(ordered) ? ordered : before.result.value;
  const sentence = changedInputSentence({ ...before, result: { ...before.result, value: kept } }, after);
  if (sentence !== null) return sentence;
  const same = after.result.unit === before.result.unit && new Decimal(after.result.value).eq(before.result.value);
  if (same) return null;
  const next = formatDose(after.result.value, after.result.unit);
  return `Calculated by ${after.formula.name}: ${next}; keep ${formatDose(kept, before.result.unit)} or use ${next}`;
}

/** How far an ordered dose is from the calculated one, in percent, and whether a reason is needed (CAL-5); null when equal or not a number. */
export function overrideOf(
  calculated: string,
  ordered: string,
): { readonly percent: string; readonly text: string; readonly needsReason: boolean } | null {
  if (!isDecimalText(ordered)) return null;
  const percent = percentFromCalculated(calculated, ordered);
  if (percent === null || new Decimal(ordered).eq(calculated)) return null;
  const difference = new Decimal(percent);
  const size = `${formatNumber(difference.abs())}%`;
  const text = difference.isZero() ? "less than 0.1% from" : `${size} ${difference.gt(0) ? "more" : "less"} than`;
  return { percent, text: `${text} the calculated dose`, needsReason: difference.abs().gt(10) };
}

/** A working that is stored with a draft, or null when there is none or it is not whole. */
export function storedWorking(value: unknown): CompletedWorking | null {
  if (typeof value !== "object" || value === null) return null;
  const working = value as Partial<CompletedWorking>;
  return working.result && working.formula && working.inputs && working.steps && working.warnings
    ? (working as CompletedWorking)
    : null;
}
