// What rows of every kind have in common: how they begin, how they are cut short, and when they are over.
import type { Day } from "../../../shared/day";
import type { PlanRow, RowFlag } from "../../engine-input";
import { CYCLE_DAYS } from "../../vocabulary";
import { stated } from "../measured-facts";

/** An open-ended order is looked at for so many days, as the vocabulary's semantics fix it. */
export const openDays = 365;

export interface RowContext {
  /** Day 0. */
  readonly asOf: Day;
  /** An active order of fluids in this plan is the hydration of the drugs that need it. */
  readonly hydrated: boolean;
}

type Parts = { readonly [K in keyof PlanRow]?: PlanRow[K] | undefined } & Pick<PlanRow, "item" | "startDay">;

/** A row without the fields that were not stated. */
export function row(parts: Parts): PlanRow {
  const { flags, ...rest } = parts;
  return { ...(stated(rest) as Omit<PlanRow, "flags">), flags: flags ?? {} };
}

/** Flags without those that were not stated. */
export function flagsOf(flags: Readonly<Record<string, RowFlag | null | undefined>>): Record<string, RowFlag> {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given) as Record<string, RowFlag>;
}

/** The last day of a row, or undefined when it goes on. */
export function lastDayOfRow(one: PlanRow): number | undefined {
  if (one.segments && one.segments.length > 0) return Math.max(...one.segments.map((segment) => segment.toDay));
  if (one.days && one.days.length > 0) return Math.max(...one.days);
  return one.endDay;
}

/** What is left of a row when nothing is given on a day or later; null when nothing is left. */
export function cutBefore(one: PlanRow, day: number): PlanRow | null {
  if (one.startDay >= day) return null;
  const days = one.days?.filter((each) => each < day);
  const segments = one.segments
    ?.filter((segment) => segment.fromDay < day)
    .map((segment) => ({ ...segment, toDay: Math.min(segment.toDay, day - 1) }));
  if (days?.length === 0 || segments?.length === 0) return null;
  const endDay = Math.min(one.endDay ?? day - 1, day - 1);
  if (one.cycles !== undefined)
    return { ...one, cycles: Math.min(one.cycles, Math.ceil((day - one.startDay) / (one.everyDays ?? CYCLE_DAYS))) };
  return { ...one, endDay, ...(days ? { days } : {}), ...(segments ? { segments } : {}) };
}

/** Day numbers every so many days from a first to a last day, both included. */
export function every(from: number, step: number, last: number): number[] {
  const days: number[] = [];
  for (let day = from; day <= last; day += step) days.push(day);
  return days;
}
