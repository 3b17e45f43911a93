// Plasma exchange and immune globulin: a row for each course, with the days of its sessions.
import type { DraftOf } from "../../../plan/draft-treatment";
import { courseDays } from "../../../schedule/course-days";
import { addDays, type Day, daysBetween, type Weekday } from "../../../shared/day";
import type { PlanRow } from "../../engine-input";
import { flagsOf, type RowContext, row } from "./row-parts";
import { amountOf, countOf, dayIn, dayNumber, textOf } from "./typed";

type ExchangeCourse = NonNullable<NonNullable<DraftOf<"plasma-exchange">["courses"]>[number]>;
type IvigCourse = NonNullable<NonNullable<DraftOf<"ivig">["courses"]>[number]>;

const weekdayNames: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Planned days, in order; weekends are passed over where the course says so (the holidays of a site are not known here). */
function daysOf(order: Parameters<typeof courseDays>[0], asOf: Day): number[] {
  return courseDays(order, []).map((day) => daysBetween(asOf, day));
}

function sessionDays(course: ExchangeCourse, asOf: Day): number[] | undefined {
  const start = dayIn(course.start);
  const sessions = countOf(course.sessions, 100);
  if (!start || !sessions) return undefined;
  const gap = countOf(course.rhythm?.everyDays, 365) ?? (sessions === 1 ? 1 : undefined);
  const workingDaysOnly = course.workingDaysOnly === true;
  const named = (course.rhythm?.weekdays ?? []).filter((day) => weekdayNames.includes(String(day))) as Weekday[];
  const weekdays = workingDaysOnly ? named.filter((day) => day !== "Sat" && day !== "Sun") : named;
  if (course.rhythm?.type === "weekdays" && weekdays.length > 0)
    return daysOf({ start, sessions, workingDaysOnly, rhythm: { type: "weekdays", weekdays } }, asOf);
  return gap
    ? daysOf({ start, sessions, workingDaysOnly, rhythm: { type: "interval", everyDays: gap } }, asOf)
    : undefined;
}

/** Plasma volumes of one exchange: as ordered, or from the litres by the working they were calculated in. */
function plasmaVolumes(course: ExchangeCourse): number | undefined {
  const ordered = amountOf(course.plasmaVolumes);
  if (ordered) return ordered.toNumber();
  const litres = amountOf(course.volumeL);
  const working = course.working;
  const volumes = amountOf(working?.inputs?.find((input) => input?.unit === "{plasma-volume}")?.value);
  const calculated = working?.result?.unit === "L" ? amountOf(working.result.value) : undefined;
  if (!litres || !volumes || !calculated) return undefined;
  return volumes.times(litres).div(calculated).toDecimalPlaces(4).toNumber();
}

const accessIn = (leaf: ExchangeCourse["access"]) => {
  const access = textOf(leaf);
  return access === "central-line" || access === "port" ? "central" : access;
};

/** Rows of plasma exchange, one for each course; without a course yet, the treatment alone. */
export function exchangeRows(t: DraftOf<"plasma-exchange">, item: string, { asOf }: RowContext): PlanRow[] {
  const courses = (t.courses ?? []).filter((course) => course !== null && course !== undefined) as ExchangeCourse[];
  const startDay = dayNumber(asOf, t.start) ?? 0;
  if (courses.length === 0) return [row({ item, startDay, endDay: dayNumber(asOf, t.end) })];
  return courses.map((course) => {
    const days = sessionDays(course, asOf);
    return row({
      item,
      startDay: days?.[0] ?? dayNumber(asOf, course.start) ?? startDay,
      endDay: days?.at(-1) ?? dayNumber(asOf, t.end),
      days,
      plasmaVolumes: plasmaVolumes(course),
      flags: flagsOf({ access: accessIn(course.access), replacement: textOf(course.replacement) }),
    });
  });
}

/**
 * g/kg of one course: as ordered; when the grams were changed by more than vial rounding (10%), what they amount to for
 * the weight they were calculated with.
 */
function gramsPerKg(course: IvigCourse): number | undefined {
  const ordered = amountOf(course.gPerKg);
  const [planned, weight] = [amountOf(course.plannedG), amountOf(course.weight?.value)];
  const calculated = amountOf(course.calculatedG);
  if (!planned || !weight || !calculated) return ordered?.toNumber();
  const off = planned.minus(calculated).div(calculated).abs();
  return off.gt("0.1") ? planned.div(weight).toDecimalPlaces(4).toNumber() : ordered?.toNumber();
}

/** Rows of immune globulin, one for each time a course is given. */
export function ivigRows(t: DraftOf<"ivig">, item: string, { asOf }: RowContext): PlanRow[] {
  const courses = (t.courses ?? []).filter((course) => course !== null && course !== undefined) as IvigCourse[];
  const startDay = dayNumber(asOf, t.start) ?? 0;
  const route = "iv";
  if (courses.length === 0) return [row({ item, route, startDay, endDay: dayNumber(asOf, t.end) })];
  return courses.flatMap((course) => {
    const first = dayIn(course.start) ?? addDays(asOf, startDay);
    const days = countOf(course.days, 10);
    const workingDaysOnly = course.workingDaysOnly === true;
    const weeks = countOf(course.everyWeeks, 26);
    const times = weeks ? (countOf(course.repeats, 60) ?? 1) : 1;
    return Array.from({ length: times }, (_, n) => {
      const start = addDays(first, n * (weeks ?? 0) * 7);
      const rhythm = { type: "interval", everyDays: 1 } as const;
      const infusions = days ? daysOf({ start, sessions: days, workingDaysOnly, rhythm }, asOf) : undefined;
      const from = infusions?.[0] ?? daysBetween(asOf, start);
      return row({
        item,
        route,
        startDay: from,
        endDay: infusions?.at(-1) ?? from,
        days: infusions,
        doseGPerKgTotal: gramsPerKg(course),
      });
    });
  });
}
