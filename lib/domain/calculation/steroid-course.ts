// What the steps of a steroid add up to, day by day: the curve, the total, and the days at or above a threshold.
import { type Day, daysBetween } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { everyDays, type FrequencyCode, timesPerDay } from "../wording/frequency";
import { prednisoneFactors } from "./steroid";

export interface DatedDose {
  readonly amount: string;
  /** The dose of the days in between; null when none alternates. */
  readonly alternateAmount: string | null;
  readonly frequency: FrequencyCode;
  readonly from: Day;
  readonly to: Day | null;
}

export interface CourseStep {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Average mg a day of the agent itself; alternate days are evened out. */
  readonly meanMg: string;
}

export interface SteroidCourse {
  readonly steps: readonly CourseStep[];
  readonly days: number;
  readonly totalMg: string;
  /** Calendar days whose average dose, as prednisone, reaches 20 mg; null for an agent without a known equivalent. */
  readonly daysAtOrAbove20: number | null;
  /** True when the last step goes on: it then counts to the last day given. */
  readonly goesOn: boolean;
}

const threshold = 20;

/** mg given over so many days: real dosing days, high and low in turn. */
function totalOf(dose: DatedDose, days: number): Decimal | null {
  if (dose.frequency === "once") return new Decimal(dose.amount);
  const [times, gap] = [timesPerDay(dose.frequency), everyDays(dose.frequency)];
  if (times === null || gap === null) return null;
  if (dose.alternateAmount === null) return new Decimal(dose.amount).times(times).times(Math.ceil(days / gap));
  const high = new Decimal(dose.amount).times(Math.ceil(days / 2));
  return high.plus(new Decimal(dose.alternateAmount).times(Math.floor(days / 2))).times(times);
}

function meanOf(dose: DatedDose, days: number): Decimal {
  const [times, gap] = [timesPerDay(dose.frequency) ?? 1, everyDays(dose.frequency) ?? days];
  if (dose.alternateAmount === null) return new Decimal(dose.amount).times(times).div(gap);
  return new Decimal(dose.amount).plus(dose.alternateAmount).times(times).div(2);
}

/**
 * The course that the mg doses of a steroid make, in days and mg; a step that goes on counts up to `lastDay`. Null when a
 * step is as needed or irregular, or has no last day although another follows: then nothing can be added up.
 */
export function steroidCourse(agentId: string | null, doses: readonly DatedDose[], lastDay: Day): SteroidCourse | null {
  const steps: CourseStep[] = [];
  let total = new Decimal(0);
  for (const [i, dose] of doses.entries()) {
    const isLast = i === doses.length - 1;
    if (dose.to === null && !isLast && dose.frequency !== "once") return null;
    const ends = dose.to ?? (dose.frequency === "once" || lastDay < dose.from ? dose.from : lastDay);
    const days = daysBetween(dose.from, ends) + 1;
    const given = days < 1 ? null : totalOf(dose, days);
    if (given === null) return null;
    total = total.plus(given);
    steps.push({ from: dose.from, to: ends, days, meanMg: meanOf(dose, days).toDecimalPlaces(4).toFixed() });
  }
  if (steps.length === 0) return null;
  const factor = agentId !== null && Object.hasOwn(prednisoneFactors, agentId) ? prednisoneFactors[agentId] : undefined;
  const high = factor ? steps.filter((s) => new Decimal(s.meanMg).times(factor).gte(threshold)) : null;
  const last = doses.at(-1);
  return {
    steps,
    days: steps.reduce((sum, s) => sum + s.days, 0),
    totalMg: total.toFixed(),
    daysAtOrAbove20: high ? high.reduce((sum, s) => sum + s.days, 0) : null,
    goesOn: last?.to === null && last.frequency !== "once",
  };
}
