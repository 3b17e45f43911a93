// Calendar days without a time zone. A day is an ISO string, so it sorts, compares and travels as JSON unchanged.
import { fail, ok, type Result } from "./result";

export type Day = string & { readonly __day: true };

export type Weekday = "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun";

export const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const weekdays: readonly Weekday[] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisPerDay = 86_400_000;

const two = (n: number) => String(n).padStart(2, "0");

/** The number of days in a month (1 to 12) of a Gregorian year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a text is an existing calendar day between 1850 and 2199, written as 2026-11-23. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== "string") return false;
  const found = pattern.exec(text);
  if (!found) return false;
  const year = Number(found[1]);
  const month = Number(found[2]);
  const date = Number(found[3]);
  return year >= 1850 && year < 2200 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The day for a text known to be one; throws for any other text, which is a fault of the program. */
export function asDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a calendar day: "${text}" (expected for example 2026-11-23)`);
  return text;
}

/** The day for a text from outside, or a sentence that says what is wrong and how to write it. */
export function parseDay(text: string): Result<Day, string> {
  return isDay(text) ? ok(text) : fail(`"${text.slice(0, 40)}" is not a calendar date; write it as 2026-11-23`);
}

/** The parts of a day; month 1 to 12. */
export function dayParts(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** The day with these parts (month 1 to 12), or null when no such day exists. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  return isDay(text) ? text : null;
}

const epochDay = (day: Day) => {
  const { year, month, date } = dayParts(day);
  return Date.UTC(year, month - 1, date) / millisPerDay;
};

const fromEpochDay = (n: number): Day => asDay(new Date(n * millisPerDay).toISOString().slice(0, 10));

/** The day a whole number of days later, earlier when negative. */
export function addDays(day: Day, days: number): Day {
  if (!Number.isInteger(days)) throw new RangeError(`addDays needs a whole number of days, got ${days}`);
  return fromEpochDay(epochDay(day) + days);
}

/** The same date a number of calendar months later; the last of the month when that date does not exist there. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = dayParts(day);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return asDay(`${toYear}-${two(toMonth)}-${two(Math.min(date, daysInMonth(toYear, toMonth)))}`);
}

/** Whole days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return epochDay(to) - epochDay(from);
}

/** Negative, zero or positive as the first day is before, equal to or after the second; for sorting. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The weekday of a day, in three letters. */
export function weekdayOf(day: Day): Weekday {
  const { year, month, date } = dayParts(day);
  return weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? "Sun";
}

/**
 * A day for reading: `23-Nov-2026` (DAT-1). Ordinary hyphens, so that it can be copied and searched for; whoever
 * shows it keeps it on one line with `whitespace-nowrap`.
 */
export function formatDay(day: Day): string {
  const { year, month, date } = dayParts(day);
  return `${two(date)}-${monthNames[month - 1]}-${year}`;
}

/** A day with its weekday: `Mon 23-Nov-2026`. */
export function formatDayLong(day: Day): string {
  return `${weekdayOf(day)} ${formatDay(day)}`;
}

/** Completed years of age on a day; a birthday on 29 February is completed on 1 March in other years. Negative before birth. */
export function ageAt(born: Day, on: Day): number {
  const [b, o] = [dayParts(born), dayParts(on)];
  const hadBirthday = o.month > b.month || (o.month === b.month && o.date >= b.date);
  return o.year - b.year - (hadBirthday ? 0 : 1);
}
