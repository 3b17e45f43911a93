// Drugs and steroids: a row for each dose step of a drug, and the daily doses of an oral steroid as segments.
import type { DraftOf } from "../../../plan/draft-treatment";
import type { Decimal } from "../../../shared/decimal";
import { everyDays, type FrequencyCode, timesPerDay } from "../../../wording/frequency";
import type { PlanRow, SteroidSegment } from "../../engine-input";
import { every, flagsOf, openDays, type RowContext, row } from "./row-parts";
import { amountOf, countOf, dayNumber, formIn, frequencyOf, mgOf, routeIn } from "./typed";

type Drug = DraftOf<"drug">;
type Steroid = DraftOf<"steroid">;
export type StepDraft = NonNullable<NonNullable<Steroid["steps"]>[number]>;
type Step = StepDraft;

/** Weekdays of "three times a week", as days from the first dose (product choice: Monday, Wednesday, Friday). */
const threeTimesWeekly = [0, 2, 4];
const halfYear = 182;

/** The dosing days of a step that is given less than every other day; undefined when it is given more often. */
function dosingDays(frequency: FrequencyCode | undefined, from: number, to: number | undefined): number[] | undefined {
  if (frequency === "once") return [from];
  const last = to ?? from + openDays;
  if (frequency === "three-times-weekly")
    return every(from, 7, last).flatMap((week) => threeTimesWeekly.map((d) => week + d).filter((d) => d <= last));
  const gap = frequency === "every-6-months" ? halfYear : frequency ? everyDays(frequency) : null;
  return gap !== null && gap > 2 ? every(from, gap, last) : undefined;
}

/** The first and last day of every step; a step without a last day goes on to the end of the treatment. */
function stretchOf(step: Step, t: Drug | Steroid, asOf: RowContext["asOf"]) {
  const from = dayNumber(asOf, step.from) ?? dayNumber(asOf, t.start) ?? 0;
  return { from, to: dayNumber(asOf, step.to) ?? dayNumber(asOf, t.end) };
}

function flagsFor(t: Drug | Steroid, { hydrated }: RowContext) {
  return flagsOf({
    premedication: t.kind === "drug" ? t.premedication : undefined,
    hydration: t.kind === "drug" && (t.hydration || hydrated) ? true : undefined,
    infusionMinutes: t.kind === "steroid" ? countOf(t.infusionMinutes, 1440) : undefined,
  });
}

/** The dose steps typed so far. */
export function stepsOf(t: Drug | Steroid): readonly Step[] {
  return (t.steps ?? []).filter((step) => step !== null && step !== undefined) as readonly Step[];
}

/** How often and how much on a dosing day. As needed, it counts as taken up to its most in 24 hours. */
function daily(step: Step, t: Drug | Steroid): Pick<PlanRow, "doseValue" | "timesPerDay" | "everyDays"> {
  const mg = mgOf(step.amount, step.unit);
  const frequency = frequencyOf(step.frequency);
  const most = t.kind === "drug" && t.asNeeded ? mgOf(t.maxPerDay?.amount, t.maxPerDay?.unit) : undefined;
  if (most) return { doseValue: (mg ?? most).toNumber(), timesPerDay: mg ? most.div(mg).toNumber() : 1 };
  return {
    ...(mg ? { doseValue: mg.toNumber() } : {}),
    ...(frequency && timesPerDay(frequency) !== null ? { timesPerDay: timesPerDay(frequency) ?? 1 } : {}),
    ...(frequency && everyDays(frequency) === 2 ? { everyDays: 2 } : {}),
  };
}

function stepRows(t: Drug | Steroid, item: string, context: RowContext): PlanRow[] {
  const common = { item, route: routeIn(t.route), form: formIn(t.form), flags: flagsFor(t, context) };
  const steps = stepsOf(t);
  if (steps.length === 0) {
    const startDay = dayNumber(context.asOf, t.start) ?? 0;
    return [row({ ...common, startDay, endDay: dayNumber(context.asOf, t.end) })];
  }
  return steps.map((step) => {
    const { from, to } = stretchOf(step, t, context.asOf);
    const days = dosingDays(frequencyOf(step.frequency), from, to);
    const dose = daily(step, t);
    return row({
      ...common,
      ...dose,
      doseUnit: dose.doseValue === undefined ? undefined : "mg",
      startDay: from,
      endDay: frequencyOf(step.frequency) === "once" ? from : to,
      days,
    });
  });
}

/** Rows of a drug: one for each dose step, in mg; a drug without a dose yet is a row all the same. */
export function drugRows(t: Drug, item: string, context: RowContext): PlanRow[] {
  return stepRows(t, item, context);
}

/** The mean mg a day of a steroid step, alternate days evened out as the vocabulary fixes it; undefined when not stated. */
export function meanDailyMg(step: Step): Decimal | undefined {
  const mg = mgOf(step.amount, step.unit);
  const frequency = frequencyOf(step.frequency);
  if (!mg || !frequency) return undefined;
  if (frequency === "once") return mg;
  if (frequency === "three-times-weekly") return mg.times(3).div(7);
  if (frequency === "every-6-months") return mg.div(halfYear);
  const [times, gap] = [timesPerDay(frequency), everyDays(frequency)];
  if (times === null || gap === null) return undefined;
  const low = amountOf(step.alternateAmount) ? mgOf(step.alternateAmount, step.unit) : undefined;
  const each = low ? mg.plus(low).div(2) : mg.div(gap);
  return each.times(times);
}

/**
 * Rows of a steroid: one row with a segment for each step when all its steps say a daily dose, otherwise and for
 * infusions a row for each step. A last step that goes on is a row of its own, since a segment would end.
 */
export function steroidRows(t: Steroid, item: string, context: RowContext): PlanRow[] {
  const steps = stepsOf(t);
  const route = routeIn(t.route);
  const doses = steps.map((step) => ({ step, mg: meanDailyMg(step), ...stretchOf(step, t, context.asOf) }));
  if (route === "iv" || doses.length === 0 || doses.some(({ mg }) => !mg)) return stepRows(t, item, context);
  const common = { item, route, form: formIn(t.form), flags: flagsFor(t, context) };
  const segments: SteroidSegment[] = [];
  const open: PlanRow[] = [];
  for (const { step, mg, from, to } of doses) {
    const mgPerDay = mg?.toNumber() ?? 0;
    const toDay = frequencyOf(step.frequency) === "once" ? from : to;
    if (toDay === undefined)
      open.push(row({ ...common, doseValue: mgPerDay, doseUnit: "mg", timesPerDay: 1, startDay: from }));
    else if (toDay >= from) segments.push({ fromDay: from, toDay, mgPerDay });
  }
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return open;
  return [row({ ...common, startDay: first.fromDay, endDay: last.toDay, segments }), ...open];
}
