// What the steps of a steroid add up to: the curve, the total, and the days at or above a threshold.
import { prednisoneFactor } from "../calculation/steroid";
import { addDays, type Day, daysBetween } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { ok, type Result } from "../shared/result";
import { type DailyDose, type DatedDose, dailyOf, type Span, spansOf } from "./daily";

export interface CourseStep {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Average mg a day of the agent itself; alternate days are evened out, as the vocabulary fixes it. */
  readonly meanMg: string;
  /** mg of the agent over all its days. */
  readonly totalMg: string;
}

/** Days between two steps on which nothing is taken. */
export interface Gap {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
}

export interface TaperCourse {
  readonly steps: readonly CourseStep[];
  readonly daily: readonly DailyDose[];
  readonly gaps: readonly Gap[];
  /** Calendar days from the first dose to the last, gaps included. */
  readonly days: number;
  /** mg of the agent itself. */
  readonly totalMg: string;
  /** The same as prednisone; null for an agent without a known equivalent. */
  readonly totalPrednisoneMg: string | null;
  /** mg of prednisone that 1 mg stands for; null when not known. */
  readonly factor: string | null;
  /** True when the last step goes on: it then counts to the last day given. */
  readonly goesOn: boolean;
}

/** From this many mg of prednisone a day on, days count for the Pneumocystis rule. */
export const pneumocystisThreshold = "20";
/** From this many mg of prednisone a day on, days count for the bone rule. */
export const boneThreshold = "2.5";

function meanOf({ dose, times, gap }: Span): string {
  const once = new Decimal(dose.amount);
  const each = dose.alternateAmount === null ? once.div(gap) : once.plus(dose.alternateAmount).div(2);
  return each.times(times).toDecimalPlaces(4).toFixed();
}

function gapsOf(spans: readonly Span[]): Gap[] {
  return spans.flatMap((span, at) => {
    const before = spans[at - 1];
    if (!before) return [];
    const [from, days] = [addDays(before.to, 1), daysBetween(before.to, span.from) - 1];
    return days > 0 ? [{ from, to: addDays(span.from, -1), days }] : [];
  });
}

const sum = (amounts: readonly string[]) => amounts.reduce((total, mg) => total.plus(mg), new Decimal(0));

/**
 * The course that the mg doses of a steroid make, in days and mg; a step that goes on counts up to `lastDay`. Fails, naming
 * the step, when doses are as needed or irregular, overlap, or cover more than ten years: then nothing can be added up.
 */
export function taperCourse(agentId: string | null, doses: readonly DatedDose[], lastDay: Day): Result<TaperCourse> {
  const spans = spansOf(doses, lastDay);
  if (!spans.ok) return spans;
  const daily = dailyOf(spans.value);
  const factor = prednisoneFactor(agentId);
  const total = sum(daily.map((day) => day.mg));
  const last = doses.at(-1);
  return ok({
    steps: spans.value.map((span, at) => ({
      from: span.from,
      to: span.to,
      days: span.days,
      meanMg: meanOf(span),
      totalMg: sum(daily.filter((day) => day.step === at).map((day) => day.mg)).toFixed(),
    })),
    daily,
    gaps: gapsOf(spans.value),
    days: daily.length,
    totalMg: total.toFixed(),
    totalPrednisoneMg: factor ? total.times(factor).toFixed() : null,
    factor,
    goesOn: last?.to === null && last.frequency !== "once",
  });
}

/**
 * Calendar days on which the average daily dose, as prednisone, reaches a threshold in mg; an alternate-day dose is spread
 * evenly over its days. Null for an agent without a known equivalent.
 */
export function daysAtOrAbove(course: TaperCourse, thresholdMg: string): number | null {
  const { factor } = course;
  if (!factor) return null;
  return course.steps
    .filter((step) => new Decimal(step.meanMg).times(factor).gte(thresholdMg))
    .reduce((days, step) => days + step.days, 0);
}

/** A threshold in mg of prednisone as mg of the agent itself, two decimals; null for an agent without a known equivalent. */
export function thresholdOfAgent(course: TaperCourse, thresholdMg: string): string | null {
  return course.factor ? new Decimal(thresholdMg).div(course.factor).toDecimalPlaces(2).toFixed() : null;
}
