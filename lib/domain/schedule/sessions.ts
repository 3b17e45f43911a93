// From a course, a cycle or a rhythm to its days. What was delivered is elsewhere; these are the planned days only.
import type { Radiotherapy, Regimen } from "../plan/kinds/cancer";
import type { Monitoring } from "../plan/kinds/care";
import type { ExchangeCourse, IvigCourse } from "../plan/kinds/exchange";
import { addDays, type Day, type Weekday, weekdayOf } from "../shared/day";
import { courseDays } from "./course-days";
import { exchangeOrder, ivigOrders } from "./course-order";
import type { Holidays } from "./working-days";

/** Days from a start, every so many days, so many times. */
export function everySoManyDays(start: Day, everyDays: number, times: number): Day[] {
  return Array.from({ length: times }, (_, i) => addDays(start, i * everyDays));
}

/** The first so many days on or after a start that fall on the given weekdays; none when no weekday is given. */
export function onWeekdays(start: Day, weekdays: readonly Weekday[], times: number): Day[] {
  const wanted = new Set(weekdays);
  const days: Day[] = [];
  if (wanted.size === 0) return days;
  for (let day = start; days.length < times; day = addDays(day, 1)) if (wanted.has(weekdayOf(day))) days.push(day);
  return days;
}

/** The days of the exchanges of a course, in order. */
export function exchangeSessions(course: ExchangeCourse, holidays: Holidays = []): Day[] {
  return courseDays(exchangeOrder("", course), holidays);
}

/** The infusion days of immune globulin, course after course: each is split over consecutive (or working) days. */
export function ivigSessions(course: IvigCourse, holidays: Holidays = []): Day[] {
  return ivigOrders("", course).flatMap((order) => courseDays(order, holidays));
}

export interface Cycle {
  /** 1 for the first cycle. */
  readonly number: number;
  readonly start: Day;
  /** Days on which at least one drug of the regimen is given. */
  readonly days: readonly Day[];
}

/** The cycles of a regimen with the days on which something is given. */
export function regimenCycles(regimen: Regimen): Cycle[] {
  const givenOn = [...new Set(regimen.components.flatMap((c) => c.days))].sort((a, b) => a - b);
  return everySoManyDays(regimen.start, regimen.cycleDays, regimen.cycles).map((start, i) => ({
    number: i + 1,
    start,
    days: givenOn.map((dayOfCycle) => addDays(start, dayOfCycle - 1)),
  }));
}

const workdays: readonly Weekday[] = ["Mon", "Tue", "Wed", "Thu", "Fri"];
const fractionWeekdays: readonly (readonly Weekday[])[] = [
  ["Mon"],
  ["Mon", "Thu"],
  ["Mon", "Wed", "Fri"],
  ["Mon", "Tue", "Thu", "Fri"],
  workdays,
  [...workdays, "Sat"],
  [...workdays, "Sat", "Sun"],
];

/** The treatment days of radiotherapy on the usual weekdays; more than 7 fractions a week means two on each working day. */
export function radiotherapyDays(t: Pick<Radiotherapy, "start" | "fractions" | "fractionsPerWeek">): Day[] {
  if (t.fractionsPerWeek > 7) return onWeekdays(t.start, workdays, Math.ceil(t.fractions / 2));
  return onWeekdays(t.start, fractionWeekdays[t.fractionsPerWeek - 1] ?? workdays, t.fractions);
}

/** The days of a monitoring task up to and including a last day. */
export function monitoringDays(t: Pick<Monitoring, "start" | "end" | "rhythm">, lastDay: Day): Day[] {
  const last = t.end && t.end < lastDay ? t.end : lastDay;
  if (t.rhythm.type === "dates") return t.rhythm.dates.filter((d) => d <= last);
  const days: Day[] = [];
  for (let day = t.start; day <= last; day = addDays(day, t.rhythm.everyDays)) days.push(day);
  return days;
}
