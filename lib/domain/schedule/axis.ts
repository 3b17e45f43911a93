// Which stretch of time a timeline shows, and where dates are written on it.
import { addDays, addMonths, type Day, dayParts, daysBetween, formatDay, monthNames, weekdayOf } from "../shared/day";

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export interface Tick {
  readonly day: Day;
  readonly offsetDays: number;
  readonly label: string;
}

export const zooms = ["3m", "12m", "all"] as const;
export type Zoom = (typeof zooms)[number];

export const zoomWords: Readonly<Record<Zoom, string>> = { "3m": "3 months", "12m": "12 months", all: "Whole plan" };

const lengths = { "3m": 91, "12m": 365 } as const;

/** Up to a year the whole fits; what is longer begins with the twelve months around today. */
export function usualZoom(whole: Span): Zoom {
  return daysBetween(whole.from, whole.to) <= lengths["12m"] ? "all" : "12m";
}

/**
 * The days that are shown. Without a first day, 3 months begin six weeks before today and 12 months eight months before
 * it, but not before everything: then the first week before the first day of all.
 */
export function spanFor(zoom: Zoom, from: Day | null, today: Day, whole: Span): Span {
  if (zoom === "all") return whole;
  const days = lengths[zoom];
  const usual = addDays(today, zoom === "3m" ? -45 : -243);
  const first = from ?? (usual < whole.from && whole.from < today ? addDays(whole.from, -7) : usual);
  return { from: first, to: addDays(first, days - 1) };
}

/** The first days of the stretches half a length earlier and later; null where nothing lies there, and for the whole. */
export function stepsFrom(zoom: Zoom, shown: Span, whole: Span): { earlier: Day | null; later: Day | null } {
  if (zoom === "all") return { earlier: null, later: null };
  const step = Math.round(lengths[zoom] / 2);
  return {
    earlier: whole.from < shown.from ? addDays(shown.from, -step) : null,
    later: whole.to > shown.to ? addDays(shown.from, step) : null,
  };
}

const MOST_TICKS = 13;
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

/** `Nov 2026`, unbroken. */
function monthLabel(day: Day): string {
  const { year, month } = dayParts(day);
  return `${monthNames[month - 1]}\u00a0${year}`;
}

/** Dates along an axis: Mondays two weeks apart up to four months, else first days of months, thirteen at most. */
export function dateTicks({ from, to }: Span): Tick[] {
  const at = (day: Day, label: string) => ({ day, offsetDays: daysBetween(from, day), label });
  const days = daysBetween(from, to);
  if (days <= 124) {
    let monday = from;
    while (weekdayOf(monday) !== "Mon") monday = addDays(monday, 1);
    const count = Math.max(0, Math.floor(daysBetween(monday, to) / 14) + 1);
    return Array.from({ length: count }, (_, i) => addDays(monday, i * 14)).map((day) => at(day, formatDay(day)));
  }
  const step = monthSteps.find((months) => days / (months * 30.4) <= MOST_TICKS) ?? 120;
  const { month } = dayParts(from);
  const ticks: Tick[] = [];
  const first = addMonths(from, 1 + ((step - (month % step)) % step));
  for (let day = firstOfMonth(first); day <= to; day = addMonths(day, step)) ticks.push(at(day, monthLabel(day)));
  return ticks;
}

const firstOfMonth = (day: Day): Day => addDays(day, 1 - dayParts(day).date);

/** Weeks from the first day of a plan, as many as an axis has room for. */
export function weekTicks({ from, to }: Span): Tick[] {
  const weeks = Math.floor(daysBetween(from, to) / 7);
  const every = weeks <= 16 ? 1 : weeks <= 32 ? 2 : weeks <= 64 ? 4 : 13;
  return Array.from({ length: Math.floor(weeks / every) + 1 }, (_, i) => i * every).map((week) => ({
    day: addDays(from, week * 7),
    offsetDays: week * 7,
    label: `wk\u00a0${week}`,
  }));
}
