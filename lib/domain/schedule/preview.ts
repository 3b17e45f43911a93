// The session dates that a half-typed treatment already fixes; null as long as something is missing.
import type { Rhythm } from "../plan/kinds/exchange";
import type { Loose } from "../plan/loose";
import { type Day, isDay, type Weekday } from "../shared/day";
import { courseDays } from "./course-days";
import { everySoManyDays, radiotherapyDays } from "./sessions";
import type { Holidays } from "./working-days";

type Leaf = string | number | null | undefined;

/** A typed count as a whole number from `min` to `max`; null for anything else. */
export function countFrom(leaf: Leaf, min: number, max: number): number | null {
  const text = String(leaf ?? "").trim();
  if (!/^\d{1,5}$/.test(text)) return null;
  const count = Number(text);
  return count >= min && count <= max ? count : null;
}

interface TypedCourse {
  readonly start?: Leaf;
  readonly sessions?: Leaf;
  readonly rhythm?: Loose<Rhythm> | undefined;
  readonly workingDaysOnly?: boolean | null | undefined;
}

const isWeekday = (text: unknown): text is Weekday =>
  ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].includes(String(text));

function typedRhythm(rhythm: TypedCourse["rhythm"]): Rhythm | null {
  if (rhythm?.type === "weekdays") {
    const weekdays = (rhythm.weekdays ?? []).filter(isWeekday);
    return weekdays.length > 0 ? { type: "weekdays", weekdays } : null;
  }
  const everyDays = rhythm?.type === "interval" ? countFrom(rhythm.everyDays, 1, 365) : null;
  return everyDays === null ? null : { type: "interval", everyDays };
}

/** The days of the exchanges of a typed course; `holidays` are those of the patient's site. */
export function typedExchangeSessions(course: TypedCourse, holidays: Holidays = []): readonly Day[] | null {
  const times = countFrom(course.sessions, 1, 100);
  const rhythm = typedRhythm(course.rhythm);
  if (!isDay(course.start) || times === null || !rhythm) return null;
  const workingDaysOnly = course.workingDaysOnly === true;
  return courseDays({ start: course.start, sessions: times, rhythm, workingDaysOnly }, holidays);
}

interface TypedInfusions {
  readonly start?: Leaf;
  readonly days?: Leaf;
  readonly repeats?: Leaf;
  readonly everyWeeks?: Leaf;
  readonly workingDaysOnly?: boolean | null | undefined;
}

/** The infusion days of a typed immune globulin course, repeats included; `holidays` are those of the patient's site. */
export function typedIvigSessions(course: TypedInfusions, holidays: Holidays = []): readonly Day[] | null {
  const { start, days, repeats, everyWeeks } = course;
  const [split, times] = [countFrom(days, 1, 10), countFrom(repeats, 1, 60)];
  const weeks = times === 1 ? 0 : countFrom(everyWeeks, 1, 26);
  if (!isDay(start) || split === null || times === null || weeks === null) return null;
  const daily = {
    rhythm: { type: "interval", everyDays: 1 },
    workingDaysOnly: course.workingDaysOnly === true,
  } as const;
  return everySoManyDays(start, weeks * 7, times).flatMap((first) =>
    courseDays({ start: first, sessions: split, ...daily }, holidays),
  );
}

interface TypedFractions {
  readonly start?: Leaf;
  readonly fractions?: Leaf;
  readonly fractionsPerWeek?: Leaf;
}

/** The days of typed radiotherapy. */
export function typedRadiotherapyDays(t: TypedFractions): readonly Day[] | null {
  const [fractions, perWeek] = [countFrom(t.fractions, 1, 60), countFrom(t.fractionsPerWeek, 1, 14)];
  if (!isDay(t.start) || fractions === null || perWeek === null) return null;
  return radiotherapyDays({ start: t.start, fractions, fractionsPerWeek: perWeek });
}

/** The first days of typed cycles or doses that come every so many days. */
export function typedRepeats(start: Leaf, everyDays: Leaf, times: Leaf): readonly Day[] | null {
  const [every, count] = [countFrom(everyDays, 1, 400), countFrom(times, 1, 60)];
  return isDay(start) && every !== null && count !== null ? everySoManyDays(start, every, count) : null;
}
