// The days of a taper as months of weeks, Monday first, for a calendar to be pinned on a fridge.
import { addDays, type Day, dayOf, dayParts, daysInMonth, monthNames, weekdayOf } from "../shared/day";
import type { DailyDose } from "./daily";

export const weekdayHeads = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export interface CalendarDay {
  readonly day: Day;
  readonly date: number;
  /** Null on a day outside the course. */
  readonly dose: DailyDose | null;
}

export interface CalendarMonth {
  /** `Nov 2026` */
  readonly label: string;
  readonly first: Day;
  /** Seven places a week; null for a place of another month. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[];
}

function monthOf(year: number, month: number, doses: ReadonlyMap<Day, DailyDose>): CalendarMonth | null {
  const first = dayOf(year, month, 1);
  if (!first) return null;
  const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => addDays(first, i));
  const places: (CalendarDay | null)[] = [
    ...new Array<null>(weekdayHeads.indexOf(weekdayOf(first))).fill(null),
    ...days.map((day, i) => ({ day, date: i + 1, dose: doses.get(day) ?? null })),
  ];
  while (places.length % 7 !== 0) places.push(null);
  const weeks = Array.from({ length: places.length / 7 }, (_, i) => places.slice(i * 7, i * 7 + 7));
  return { label: `${monthNames[month - 1]} ${year}`, first, weeks };
}

/** The months that the days of a course touch, in order, every day of them exactly once; none without a day. */
export function calendarMonths(daily: readonly DailyDose[]): readonly CalendarMonth[] {
  const [first, last] = [daily[0], daily.at(-1)];
  if (!first || !last) return [];
  const doses = new Map(daily.map((dose) => [dose.day, dose]));
  const [from, to] = [dayParts(first.day), dayParts(last.day)];
  const count = (to.year - from.year) * 12 + to.month - from.month + 1;
  return Array.from({ length: count }, (_, i) => {
    const index = from.month - 1 + i;
    return monthOf(from.year + Math.floor(index / 12), (index % 12) + 1, doses);
  }).flatMap((month) => month ?? []);
}
