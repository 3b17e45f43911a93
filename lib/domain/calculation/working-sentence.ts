// A working as one line of text: `2 g per kg × 68.4 kg = 136.8 g → 135 g, nearest vial` (CAL-1).
import { type Day, formatDay } from "../shared/day";
import { Decimal, roundedDecimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { formatNumber } from "../wording/number";
import type { Working, WorkingInput, WorkingStep } from "./working";

const shown = (value: string, unit: string) => formatDose(new Decimal(value).toSignificantDigits(6).toFixed(), unit);

const sentenceOf: Record<WorkingStep["kind"], (step: WorkingStep) => string> = {
  calculate: (step) => `${step.text} = ${shown(step.value, step.unit)}`,
  round: (step) => `→ ${shown(step.value, step.unit)}, ${step.text}`,
  cap: (step) => `limited to ${shown(step.value, step.unit)}${step.text ? `, ${step.text}` : ""}`,
  split: (step) => step.text,
};

/** The whole sum in one line; what was refused says why. */
export function workingSentence(working: Working): string {
  if (working.refused) return working.refused.problem;
  return working.steps
    .map((step, index) => {
      const separator = index === 0 ? "" : step.kind === "round" ? " " : "; ";
      return separator + sentenceOf[step.kind](step);
    })
    .join("");
}

/** An input with its day and source: `Weight (actual) 68.4 kg, 20-Nov-2026, nurse T. Moreau` (CAL-2). */
export function inputSentence(input: WorkingInput): string {
  const parts = [
    `${input.label} ${formatDose(input.value, input.unit)}`,
    input.takenOn ? formatDay(input.takenOn) : null,
    input.source ?? null,
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * What to say when an input changed after a dose was calculated; the dose itself never moves by itself (CAL-3). Null when
 * neither the result nor the input differs.
 */
export function changedInputSentence(before: Working, after: Working): string | null {
  if (before.refused || after.refused) return after.refused ? after.refused.problem : null;
  const changed = after.inputs.flatMap((input) => {
    const old = before.inputs.find((candidate) => candidate.label === input.label);
    if (!old || new Decimal(old.value).eq(input.value)) return [];
    const on = (day: Day | undefined) => (day ? ` (${formatDay(day)})` : "");
    const now = `${formatDose(input.value, input.unit)}${on(input.takenOn)}`;
    return [`${input.label} changed ${formatNumber(old.value)}${on(old.takenOn)} → ${now}`];
  });
  if (changed.length === 0) return null;
  const [kept, next] = [before.result, after.result];
  return `${changed.join("; ")}; calculated ${formatDose(next.value, next.unit)}; keep ${formatDose(kept.value, kept.unit)} or use ${formatDose(next.value, next.unit)}`;
}

/** By how many percent a typed dose differs from the calculated one, one decimal, signed (CAL-5); null for a zero dose. */
export function percentFromCalculated(calculated: string, typed: string): string | null {
  const base = new Decimal(calculated);
  if (base.isZero()) return null;
  return roundedDecimal(new Decimal(typed).minus(base).div(base).times(100), 1);
}
