// The session dates that a half-typed treatment already fixes; null as long as something is missing.
import type { Rhythm } from "../plan/kinds/exchange";
import type { Loose } from "../plan/loose";
import { type Day, isDay, type Weekday } from "../shared/day";
import { everySoManyDays, onWeekdays, radiotherapyDays } from "./sessions";

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
}

const isWeekday = (text: unknown): text is Weekday =>
  ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].includes(String(text));

/** The days of the exchanges of a typed course. */
export function typedExchangeSessions({ start, sessions, rhythm }: TypedCourse): readonly Day[] | null {
  const times = countFrom(sessions, 1, 100);
  if (!isDay(start) || times === null || !rhythm) return null;
  if (rhythm.type === "weekdays") {
    const wanted = (rhythm.weekdays ?? []).filter(isWeekday);
    return wanted.length > 0 ? onWeekdays(start, wanted, times) : null;
  }
  const every = rhythm.type === "interval" ? countFrom(rhythm.everyDays, 1, 365) : null;
  return every === null ? null : everySoManyDays(start, every, times);
}

interface TypedInfusions {
  readonly start?: Leaf;
  readonly days?: Leaf;
  readonly repeats?: Leaf;
  readonly everyWeeks?: Leaf;
}

/** The infusion days of a typed immune globulin course, repeats included. */
export function typedIvigSessions({ start, days, repeats, everyWeeks }: TypedInfusions): readonly Day[] | null {
  const [split, times] = [countFrom(days, 1, 10), countFrom(repeats, 1, 60)];
  const weeks = times === 1 ? 0 : countFrom(everyWeeks, 1, 26);
  if (!isDay(start) || split === null || times === null || weeks === null) return null;
  return everySoManyDays(start, weeks * 7, times).flatMap((first) => everySoManyDays(first, 1, split));
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
