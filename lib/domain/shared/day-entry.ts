// What a clinician may type into a date field (DAT-2). Two readings are asked about, never guessed.
import { addDays, addMonths, type Day, dayOf, daysBetween, formatDay, formatDayLong, isDay, monthNames } from "./day";

/** The order of day and month in all-number dates at a site. */
export type DateOrder = "day-month" | "month-day";

export type DayEntry =
  | { readonly kind: "day"; readonly day: Day; readonly echo: string }
  | { readonly kind: "question"; readonly question: string; readonly options: readonly Day[] }
  | { readonly kind: "problem"; readonly problem: string };

export interface DayEntryContext {
  /** Today at the patient's site: what `t` means. */
  readonly today: Day;
  /** The site's order of numbers; null when the site has not chosen one, and 03/04/2026 is asked about. */
  readonly order: DateOrder | null;
  /** Day 1 of the plan, shown in the echo. */
  readonly dayOne?: Day;
}

const howTo = "type it as 23 Nov 2026, 2026-11-23, t (today), t+14, +6w or m+3";

const settled = (day: Day, context: DayEntryContext): DayEntry => {
  const offset = context.dayOne ? daysBetween(context.dayOne, day) : null;
  const planDay = offset === null ? "" : offset >= 0 ? `, day ${offset + 1}` : `, ${-offset} days before day 1`;
  return { kind: "day", day, echo: formatDayLong(day) + planDay };
};

const problem = (text: string): DayEntry => ({ kind: "problem", problem: text });

/** Two-digit years mean the century that puts the date nearest to today, at most 20 years ahead. */
function fullYear(digits: string, today: Day): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  const thisYear = Number(today.slice(0, 4));
  const candidate = Math.floor(thisYear / 100) * 100 + year;
  return candidate > thisYear + 20 ? candidate - 100 : candidate;
}

function relative(text: string, context: DayEntryContext): DayEntry | null {
  if (text === "t" || text === "today") return settled(context.today, context);
  const found = /^(?:(t|w|m|y))?([+-])(\d{1,4})(d|w|m|y)?$/.exec(text);
  if (!found) return null;
  const [, prefix, sign, digits, suffix] = found;
  if (prefix && prefix !== "t" && suffix) return problem(`"${text}" names two units; ${howTo}`);
  const unit = suffix ?? (prefix && prefix !== "t" ? prefix : "d");
  const amount = Number(digits) * (sign === "-" ? -1 : 1);
  const days = unit === "w" ? amount * 7 : amount;
  if (Math.abs(amount) > (unit === "y" ? 20 : unit === "m" ? 240 : unit === "w" ? 1040 : 7300)) {
    return problem(`"${text}" is more than 20 years away`);
  }
  if (unit === "m") return settled(addMonths(context.today, amount), context);
  if (unit === "y") return settled(addMonths(context.today, amount * 12), context);
  return settled(addDays(context.today, days), context);
}

function withMonthName(text: string, context: DayEntryContext): DayEntry | null {
  const dayFirst = /^(\d{1,2})[\s.\-/]*([a-z]{3,9})[\s.,\-/]*(\d{4}|\d{2})$/.exec(text);
  const monthFirst = /^([a-z]{3,9})[\s.\-/]*(\d{1,2})[\s.,\-/]+(\d{4}|\d{2})$/.exec(text);
  const date = dayFirst?.[1] ?? monthFirst?.[2];
  const word = dayFirst?.[2] ?? monthFirst?.[1];
  const year = dayFirst?.[3] ?? monthFirst?.[3];
  if (!date || !word || !year) return null;
  const month =
    fullMonthNames.findIndex((name) => name.startsWith(word) || (word === "sept" && name === "september")) + 1;
  if (month === 0) return problem(`"${word}" is not a month; ${howTo}`);
  const day = dayOf(fullYear(year, context.today), month, Number(date));
  return day ? settled(day, context) : problem(`There is no ${date} ${monthNames[month - 1]} in ${year}`);
}

const fullMonthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

function allNumbers(text: string, context: DayEntryContext): DayEntry | null {
  const found = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/.exec(text);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const year = fullYear(found[3] ?? "", context.today);
  const dayMonth = dayOf(year, second, first);
  const monthDay = dayOf(year, first, second);
  if (!dayMonth && !monthDay) return problem(`"${text}" is not a calendar date; ${howTo}`);
  if (dayMonth && monthDay && dayMonth !== monthDay) {
    const shortYear = found[3]?.length === 2;
    if (context.order && !shortYear) return settled(context.order === "day-month" ? dayMonth : monthDay, context);
    return {
      kind: "question",
      question: `Is "${text}" ${formatDay(dayMonth)} or ${formatDay(monthDay)}?`,
      options: [dayMonth, monthDay],
    };
  }
  const only = dayMonth ?? monthDay;
  if (!only) return null;
  const contradictsSite =
    dayMonth !== monthDay && context.order !== null && (context.order === "day-month") !== (only === dayMonth);
  if (!contradictsSite) return settled(only, context);
  return {
    kind: "question",
    question: `"${text}" is not in this site's order. Is it ${formatDay(only)}?`,
    options: [only],
  };
}

/** Reads a typed date: a day with its echo, a question when two readings are possible, or a problem with how to mend it. */
export function readDayEntry(typed: string, context: DayEntryContext): DayEntry {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  if (text === "") return problem(`No date; ${howTo}`);
  if (isDay(text)) return settled(text, context);
  return (
    relative(text.replaceAll(" ", ""), context) ??
    withMonthName(text, context) ??
    allNumbers(text, context) ??
    problem(`"${typed.trim().slice(0, 40)}" is not a date; ${howTo}`)
  );
}
