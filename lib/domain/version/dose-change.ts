// Whether a dose went up or down: the amounts of both versions are compared day by day where they differ.

import type { RegimenComponent } from "../plan/kinds/cancer";
import type { IvigCourse } from "../plan/kinds/exchange";
import type { SteroidStep } from "../plan/kinds/steroid";
import { lastDayOf } from "../plan/step-days";
import type { Treatment } from "../plan/treatment";
import { addDays, type Day } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { everyDays, timesPerDay } from "../wording/frequency";
import type { AnyStep } from "./step-text";

export type DoseDirection = "up" | "down" | "mixed";

/** The step that holds on a day; null when none does. */
export function stepOn(steps: readonly AnyStep[], day: Day): AnyStep | null {
  return steps.find((s) => s.from <= day && (lastDayOf(s) ?? day) >= day) ?? null;
}

function perDay(step: AnyStep | null): Decimal | null {
  if (!step) return new Decimal(0);
  const [times, days] = [timesPerDay(step.frequency), everyDays(step.frequency)];
  if (times === null || days === null) return null;
  const low: SteroidStep["alternateAmount"] = "alternateAmount" in step ? step.alternateAmount : null;
  const mean = low ? new Decimal(step.amount).plus(low).div(2) : new Decimal(step.amount);
  return mean.times(times).div(days);
}

const sameDose = (a: AnyStep | null, b: AnyStep | null) =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.amount === b.amount &&
    a.unit === b.unit &&
    a.frequency === b.frequency &&
    lowOf(a) === lowOf(b));
const lowOf = (step: AnyStep) => ("alternateAmount" in step ? step.alternateAmount : null);

const afterLast = (step: AnyStep): Day[] => {
  const last = lastDayOf(step);
  return last ? [addDays(last, 1)] : [];
};

/** The days on which the dose differs between two rows of steps, each the first day of a stretch; in order. */
export function differingDays(from: readonly AnyStep[], to: readonly AnyStep[]): Day[] {
  const both = [...from, ...to];
  const starts = [...new Set(both.flatMap((s) => [s.from, ...afterLast(s)]))].sort();
  return starts.filter((day) => !sameDose(stepOn(from, day), stepOn(to, day)));
}

type Pair = readonly [Decimal | null, Decimal | null];

function directionOf(pairs: readonly Pair[]): DoseDirection {
  const signs = new Set(pairs.map(([a, b]) => (a && b ? b.comparedTo(a) : Number.NaN)));
  signs.delete(0);
  if (signs.size !== 1) return "mixed";
  if (signs.has(1)) return "up";
  return signs.has(-1) ? "down" : "mixed";
}

function stepPairs(from: readonly AnyStep[], to: readonly AnyStep[]): Pair[] {
  return differingDays(from, to).map((day): Pair => {
    const [a, b] = [stepOn(from, day), stepOn(to, day)];
    return a && b && a.unit !== b.unit ? [null, null] : [perDay(a), perDay(b)];
  });
}

/** Up or down when the dose per day moves only that way; mixed when it does both, or units or frequencies cannot be compared. */
export function stepDirection(from: readonly AnyStep[], to: readonly AnyStep[]): DoseDirection {
  return directionOf(stepPairs(from, to));
}

const amounts = (rows: readonly { readonly key: string; readonly amount: string; readonly unit: string }[]) =>
  new Map(rows.map((r) => [`${r.key} ${r.unit}`, new Decimal(r.amount)]));

const rowPairs = (from: Map<string, Decimal>, to: Map<string, Decimal>): Pair[] =>
  [...new Set([...from.keys(), ...to.keys()])].map((key) => [from.get(key) ?? null, to.get(key) ?? null]);

const ofComponents = (rows: readonly RegimenComponent[]) =>
  amounts(rows.map((c) => ({ key: c.agent ?? c.name, amount: c.amount, unit: c.unit })));
const ofCourses = (rows: readonly IvigCourse[]) =>
  amounts(rows.map((c) => ({ key: c.courseId, amount: c.plannedG, unit: "g" })));

const sameAmounts = (a: Map<string, Decimal>, b: Map<string, Decimal>) =>
  a.size === b.size && [...a].every(([key, amount]) => b.get(key)?.eq(amount));

/** Whether the same doses merely go on for a longer or shorter time. */
function onlyLastDayMoved(from: readonly AnyStep[], to: readonly AnyStep[]): boolean {
  return (
    from.length === to.length &&
    from.every(
      (step, i) =>
        sameDose(step, to[i] ?? null) && step.from === to[i]?.from && (i === from.length - 1 || step.to === to[i]?.to),
    )
  );
}

/** The doses before and after, one pair for each that differs; null when no dose differs, a null in a pair where they cannot be compared. */
function dosePairs(from: Treatment, to: Treatment): readonly Pair[] | null {
  if ((from.kind === "drug" || from.kind === "steroid") && (to.kind === "drug" || to.kind === "steroid"))
    return onlyLastDayMoved(from.steps, to.steps) || differingDays(from.steps, to.steps).length === 0
      ? null
      : stepPairs(from.steps, to.steps);
  if (from.kind === "regimen" && to.kind === "regimen") {
    const [a, b] = [ofComponents(from.components), ofComponents(to.components)];
    return sameAmounts(a, b) ? null : rowPairs(a, b);
  }
  if (from.kind === "ivig" && to.kind === "ivig") {
    const [a, b] = [ofCourses(from.courses), ofCourses(to.courses)];
    const shared = [...a].filter(([key, grams]) => b.has(key) && !b.get(key)?.eq(grams));
    return shared.length === 0 ? null : shared.map(([key, grams]) => [grams, b.get(key) ?? null]);
  }
  if (
    from.kind === "checkpoint-inhibitor" &&
    to.kind === "checkpoint-inhibitor" &&
    (from.amount !== to.amount || from.unit !== to.unit)
  )
    return from.unit === to.unit ? [[new Decimal(from.amount), new Decimal(to.amount)]] : [[null, null]];
  if (from.kind === "radiotherapy" && to.kind === "radiotherapy" && from.totalGy !== to.totalGy)
    return [[new Decimal(from.totalGy), new Decimal(to.totalGy)]];
  return null;
}

/** The direction of a dose change between two versions of one treatment; null when no dose differs. */
export function doseDirection(from: Treatment, to: Treatment): DoseDirection | null {
  const pairs = dosePairs(from, to);
  return pairs && directionOf(pairs);
}

/**
 * By how many percent the dose rises where it rises most; null when it does not only rise, when nothing was given before, or
 * when the doses cannot be compared.
 */
export function doseIncreasePercent(from: Treatment, to: Treatment): Decimal | null {
  const pairs = dosePairs(from, to);
  if (!pairs || directionOf(pairs) !== "up") return null;
  const rises = pairs.map(([a, b]) => (a && b && a.gt(0) ? b.minus(a).div(a).times(100) : null));
  return rises.reduce((most, rise) => (most && rise ? (rise.gt(most) ? rise : most) : null), new Decimal(0));
}
