// The days of a course as ordered, and what follows a session that came on another day than planned.
import { addDays, type Day, daysBetween, weekdayOf } from "../shared/day";
import type { CourseOrder } from "./course-order";
import { type Holidays, isWorkingDay, onOrAfter } from "./working-days";

type Timing = Pick<CourseOrder, "rhythm" | "workingDaysOnly">;
type Ordered = Timing & Pick<CourseOrder, "start" | "sessions">;

function suits({ rhythm, workingDaysOnly }: Timing, holidays: Holidays): (day: Day) => boolean {
  const wanted = rhythm.type === "weekdays" ? new Set(rhythm.weekdays) : null;
  return (day) => (!wanted || wanted.has(weekdayOf(day))) && (!workingDaysOnly || isWorkingDay(day, holidays));
}

/** The day itself or the next that the rhythm allows; the day itself when the rhythm allows none in a year. */
export function allowedFrom(timing: Timing, day: Day, holidays: Holidays): Day {
  return onOrAfter(day, suits(timing, holidays)) ?? day;
}

/** The fewest days from session n to session n + 1; sessions are numbered from 1. */
export function leastGap({ rhythm }: Pick<CourseOrder, "rhythm">, n: number): number {
  if (rhythm.type === "interval") return rhythm.everyDays;
  if (rhythm.type === "weekdays") return 1;
  const { givenOn, cycleDays } = rhythm;
  const at = (n - 1) % givenOn.length;
  const [here, next] = [givenOn[at] ?? 1, givenOn[at + 1]];
  return next === undefined ? cycleDays - here + (givenOn[0] ?? 1) : next - here;
}

/** The day of session n + 1 when session n is on a day. */
export function nextDay(timing: Timing, n: number, day: Day, holidays: Holidays): Day {
  return allowedFrom(timing, addDays(day, leastGap(timing, n)), holidays);
}

/** The days of all sessions as ordered, in order; `holidays` are those of the patient's site. */
export function courseDays(order: Ordered, holidays: Holidays): Day[] {
  const days: Day[] = [];
  const first = order.rhythm.type === "cycle" ? addDays(order.start, (order.rhythm.givenOn[0] ?? 1) - 1) : order.start;
  let day = allowedFrom(order, first, holidays);
  for (let n = 1; n <= order.sessions; n += 1) {
    days.push(day);
    day = nextDay(order, n, day, holidays);
  }
  return days;
}

/**
 * New days for sessions n, n + 1, … whose first moves to a day. Each keeps its distance to the one before, or the rhythm's
 * where that is longer; fixed weekdays and working days are kept for all but the first, which a person chose.
 */
export function shifted(
  timing: Timing,
  sessions: readonly { readonly n: number; readonly day: Day }[],
  to: Day,
  holidays: Holidays,
): Day[] {
  const days: Day[] = [];
  for (const [at, session] of sessions.entries()) {
    const [before, placed] = [sessions[at - 1], days.at(-1)];
    if (!before || !placed) {
      days.push(to);
      continue;
    }
    const wasApart = daysBetween(before.day, session.day);
    // A weekend or a fixed weekday lengthened the old distance; the rhythm alone decides the new one.
    const apart = isStretched(timing) ? Math.min(wasApart, leastGap(timing, before.n)) : wasApart;
    days.push(allowedFrom(timing, addDays(placed, Math.max(apart, 1)), holidays));
  }
  return days;
}

const isStretched = ({ rhythm, workingDaysOnly }: Timing) => rhythm.type === "weekdays" || workingDaysOnly;
