// The calendar a patient takes home: a page for each month with what is taken, and the days on which something happens.
import type { Treatment } from "../plan/treatment";
import { stateOf } from "../plan/treatment-states";
import { addDays, addMonths, type Day, dayOf, dayParts, daysInMonth, weekdayOf } from "../shared/day";
import { occurrencesOf } from "./occurrences";
import { eventName, monthTitle, pausedSentence, takingSentences, unconfirmedSentence } from "./patient-words";

/** Something that has a day of its own, whatever the plan says: a session where it really is, an agreed visit. */
export interface Dated {
  readonly day: Day;
  readonly time: string | null;
  readonly words: string;
}

export interface CalendarDay {
  readonly day: Day;
  readonly date: number;
  readonly words: readonly string[];
}

export interface CalendarMonth {
  readonly title: string;
  readonly first: Day;
  /** Each medicine with its sentences for this month. */
  readonly taken: readonly { readonly name: string; readonly sentences: readonly string[] }[];
  /** Monday to Sunday; null outside the month. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[];
}

export interface PatientCalendar {
  readonly months: readonly CalendarMonth[];
  /** What is stopped, paused or not started yet. */
  readonly paused: readonly string[];
}

export interface CalendarSource {
  /** As they are in force now. */
  readonly treatments: readonly Treatment[];
  /** Treatments that lack a co-signature: nothing of them is taken. */
  readonly unsigned: readonly string[];
  /** Sessions and visits with their own days, open ones only. */
  readonly dated: readonly Dated[];
  readonly today: Day;
  /** How many months, this one included. */
  readonly months: number;
}

// Their days are those of their sessions and visits, never those of the order.
const hasOwnDays: ReadonlySet<string> = new Set([
  "plasma-exchange",
  "ivig",
  "regimen",
  "checkpoint-inhibitor",
  "pt-referral",
  "slp-referral",
]);

const shown: ReadonlySet<string> = new Set(["fraction", "test", "event"]);

function plannedDays(t: Treatment, horizon: Day): Dated[] {
  if (stateOf(t) !== "active" || hasOwnDays.has(t.kind)) return [];
  return occurrencesOf(t, horizon)
    .filter((o) => shown.has(o.kind))
    .map(({ day }) => ({ day, time: null, words: eventName(t) }));
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

function monthOf(first: Day, treatments: readonly Treatment[], events: readonly Dated[]): CalendarMonth {
  const { year, month } = dayParts(first);
  const length = daysInMonth(year, month);
  const last = addDays(first, length - 1);
  const days = Array.from({ length }, (_, at): CalendarDay => {
    const day = addDays(first, at);
    const words = events
      .filter((event) => event.day === day)
      .sort((a, b) => ((a.time ?? "99") < (b.time ?? "99") ? -1 : 1))
      .map(({ time, words: said }) => (time ? `${time} ${said}` : said));
    return { day, date: at + 1, words: [...new Set(words)] };
  });
  const before = weekdays.indexOf(weekdayOf(first));
  const cells: (CalendarDay | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return {
    title: monthTitle(first),
    first,
    taken: treatments
      .map((t) => ({ name: t.name, sentences: takingSentences(t, first, last) }))
      .filter(({ sentences }) => sentences.length > 0),
    weeks: Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7)),
  };
}

/** The months from today's on. What lies behind today is left out; the day of a session is where the session really is. */
export function patientCalendar({ treatments: all, unsigned, dated, today, months }: CalendarSource): PatientCalendar {
  const isUnsigned = (t: Treatment) => unsigned.includes(t.treatmentId);
  const treatments = all.filter((t) => !isUnsigned(t));
  const { year, month } = dayParts(today);
  const firstMonth = dayOf(year, month, 1) ?? today;
  const horizon = addDays(addMonths(firstMonth, months), -1);
  const planned = treatments.flatMap((t) => plannedDays(t, horizon));
  const events = [...dated, ...planned].filter((event) => event.day >= today && event.day <= horizon);
  return {
    months: Array.from({ length: months }, (_, at) => monthOf(addMonths(firstMonth, at), treatments, events)),
    paused: all.flatMap((t) => (isUnsigned(t) ? unconfirmedSentence(t) : (pausedSentence(t) ?? []))),
  };
}
