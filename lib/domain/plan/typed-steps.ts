// Dose steps as typed so far, read for what they already say; nothing is guessed for what is missing.
import { addDays, type Day, daysBetween, isDay } from "../shared/day";
import { Decimal, isDecimalText } from "../shared/decimal";
import type { DatedDose } from "../taper/daily";
import { isFrequencyCode } from "../wording/frequency";

type Leaf = string | number | null | undefined;

export interface TypedStep {
  readonly amount?: Leaf;
  readonly alternateAmount?: Leaf;
  readonly unit?: Leaf;
  readonly frequency?: Leaf;
  readonly from?: Leaf;
  readonly to?: Leaf;
}

const inMg: Readonly<Record<string, string>> = { ug: "0.001", mg: "1", g: "1000" };

function milligrams(amount: Leaf, unit: Leaf): string | null {
  const text = String(amount ?? "").trim();
  const factor = Object.hasOwn(inMg, String(unit)) ? inMg[String(unit)] : undefined;
  return factor && isDecimalText(text) && new Decimal(text).gt(0) ? new Decimal(text).times(factor).toFixed() : null;
}

/** The doses in mg with their days, in the order typed; null while a step is unfinished, in another unit, or ends before it begins. */
export function typedDoses(steps: readonly TypedStep[]): readonly DatedDose[] | null {
  const doses: DatedDose[] = [];
  for (const step of steps) {
    const amount = milligrams(step.amount, step.unit);
    const frequency = String(step.frequency ?? "");
    const hasAlternate = String(step.alternateAmount ?? "").trim() !== "";
    const alternateAmount = hasAlternate ? milligrams(step.alternateAmount, step.unit) : null;
    const to = String(step.to ?? "").trim() === "" ? null : step.to;
    if (amount === null || !isFrequencyCode(frequency) || !isDay(step.from)) return null;
    if ((hasAlternate && alternateAmount === null) || (to !== null && !isDay(to))) return null;
    if (to !== null && to < step.from) return null;
    doses.push({ amount, alternateAmount, frequency, from: step.from, to });
  }
  return doses;
}

/** The first day of a further step: the day after the last one ends, or its only day; null when that is not known yet. */
export function dayAfter(step: TypedStep | null | undefined): Day | null {
  if (!step) return null;
  const last = isDay(step.to) ? step.to : step.frequency === "once" && isDay(step.from) ? step.from : null;
  return last ? addDays(last, 1) : null;
}

/** All days of the steps moved so that the first begins on `start`; the length of each stays. */
export function moveSteps<S extends TypedStep>(steps: readonly S[], start: Day): readonly S[] {
  const first = steps[0]?.from;
  if (!isDay(first)) return steps;
  const days = daysBetween(first, start);
  const moved = (leaf: Leaf) => (isDay(leaf) ? addDays(leaf, days) : leaf);
  return steps.map((step) => ({ ...step, from: moved(step.from), to: moved(step.to) }));
}
