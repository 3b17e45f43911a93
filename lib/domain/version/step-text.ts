// Doses by step, in words.
import type { DoseStep } from "../plan/dose-step";
import type { SteroidStep } from "../plan/kinds/steroid";
import { lastDayOf } from "../plan/step-days";
import { formatDay } from "../shared/day";
import { formatDose } from "../wording/dose";
import { frequencyLabel } from "../wording/frequency";
import { amountText } from "./text-part";

export type AnyStep = DoseStep | SteroidStep;

const alternateOf = (step: AnyStep): string | null => ("alternateAmount" in step ? step.alternateAmount : null);

/** The amount of a step, with the dose of the days in between when two alternate. */
export function stepAmount(step: AnyStep): string {
  const low = alternateOf(step);
  return low ? `${amountText(step)} and ${formatDose(low, step.unit)} on alternate days` : amountText(step);
}

/** How often, in words; nothing more to say when two doses alternate day by day. */
export function stepFrequency(step: AnyStep): string | null {
  return alternateOf(step) ? null : frequencyLabel(step.frequency);
}

/** Amount and frequency: `40 mg daily`. */
export function stepDose(step: AnyStep): string {
  return [stepAmount(step), stepFrequency(step)].filter(Boolean).join(" ");
}

/** From which day to which: `23-Nov-2026 to 06-Dec-2026`, `from 07-Dec-2026`, `on 07-Dec-2026`. */
export function stepDays(step: AnyStep): string {
  const last = lastDayOf(step);
  if (!last) return `from ${formatDay(step.from)}`;
  return last === step.from ? `on ${formatDay(step.from)}` : `${formatDay(step.from)} to ${formatDay(last)}`;
}

/** What to do at a hold point, in words; null for a step without one. */
export function stepHold(step: AnyStep): string | null {
  return "holdIf" in step && step.holdIf ? `hold at this dose if ${step.holdIf}` : null;
}

/** A step in full: `40 mg daily from 07-Dec-2026`. */
export function stepText(step: AnyStep): string {
  return [`${stepDose(step)} ${stepDays(step)}`, stepHold(step)].filter(Boolean).join(", ");
}
