// Days on which a site gives infusions and exchanges, when a course asks for working days only.
import { addDays, type Day, weekdayOf } from "../shared/day";

/** The holidays of a site as calendar days. */
export type Holidays = readonly Day[];

/** Whether a site works on a day: no Saturday, no Sunday, none of its holidays. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  const weekday = weekdayOf(day);
  return weekday !== "Sat" && weekday !== "Sun" && !holidays.includes(day);
}

const LOOKED_AT_DAYS = 366;

/** The first day on or after another that suits; null when none of the following 366 days does. */
export function onOrAfter(day: Day, suits: (day: Day) => boolean): Day | null {
  for (let ahead = 0; ahead <= LOOKED_AT_DAYS; ahead += 1) {
    const candidate = addDays(day, ahead);
    if (suits(candidate)) return candidate;
  }
  return null;
}
