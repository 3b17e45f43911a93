// Where the parts of an outcome trend go: coordinates of a picture, never scores.
import type { Measure } from "@/lib/domain/knowledge/measures";
import type { Scored } from "@/lib/domain/outcome/difference";
import type { Overlap, TreatmentStart } from "@/lib/domain/outcome/trend";
import { addDays, type Day, daysBetween } from "@/lib/domain/shared/day";

export const WIDTH = 900;
const PLOT_HEIGHT = 200;
const ROW = 17;
const LETTER = 6.6;
const LEFT = 62;
const RIGHT = 16;
const POINT_LABEL = 92;
const EDGE_DAYS = 14;

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** From two weeks before the first score to two weeks after the last score or today, whichever is later. */
export function spanOf(scores: readonly Scored[], today: Day): Span | null {
  const days = scores.map((score) => score.takenOn).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  return { from: addDays(first, -EDGE_DAYS), to: addDays(last > today ? last : today, EDGE_DAYS) };
}

/**
 * The ends of the upright axis: a scale with a top of its own is shown whole, so that small steps look small; counts, times
 * and distances reach from zero, or the lowest value, to a round number above the highest value.
 */
export function axisOf({ range }: Pick<Measure, "range">, values: readonly number[]): readonly [number, number] {
  if (range.unit.startsWith("{") && range.max - range.min <= 200) return [range.min, range.max];
  const highest = Math.max(...values);
  const size =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].find((step) => highest <= step) ?? highest;
  return [Math.min(0, ...values), size];
}

const steps = [0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500];

/** Both ends of the axis and round numbers between them, none so near the top that the two would touch. */
function ticksOf(low: number, high: number): number[] {
  const step = steps.find((size) => (high - low) / size <= 5) ?? (high - low) / 5;
  const first = Math.ceil(low / step) * step;
  const between = Array.from({ length: 6 }, (_, i) => first + i * step);
  return [low, ...between.filter((value) => value - low > step / 2 && high - value > step / 2), high];
}

/** Where there is room for a day and a rater below the axis: the newest score first, then the oldest, then the others. */
function labelled(xs: readonly number[]): ReadonlySet<number> {
  const kept: number[] = [];
  for (const x of [...xs.slice(-1), ...xs.slice(0, -1)]) {
    if (kept.every((other) => Math.abs(other - x) >= POINT_LABEL)) kept.push(x);
  }
  return new Set(kept);
}

const tenth = (n: number) => Math.round(n * 10) / 10;

export interface StartMark {
  readonly start: TreatmentStart;
  readonly x: number;
  readonly row: number;
  readonly anchor: "start" | "end";
}

export interface PlacedScore<T> {
  readonly score: T;
  readonly x: number;
  readonly y: number;
  /** Whether there is room for its day and rater below the axis. */
  readonly labelled: boolean;
}

export interface TrendLayout<T> {
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly lines: readonly (readonly PlacedScore<T>[])[];
  readonly marks: readonly StartMark[];
  readonly shaded: readonly { readonly overlap: Overlap; readonly x: number; readonly width: number }[];
  readonly scale: readonly { readonly value: number; readonly y: number }[];
}

export interface TrendParts<T> {
  readonly measure: Pick<Measure, "range">;
  readonly stretches: readonly (readonly T[])[];
  readonly starts: readonly TreatmentStart[];
  readonly overlaps: readonly Overlap[];
  readonly span: Span;
}

/** Rows for labels so that none covers another; the label stands to the left of its line near the right edge. */
function placeStarts(starts: readonly TreatmentStart[], x: (day: Day) => number): StartMark[] {
  const taken: { row: number; from: number; to: number }[] = [];
  return starts.map((start) => {
    const at = x(start.start);
    const width = start.name.length * LETTER + 10;
    const anchor = at + width > WIDTH - RIGHT ? "end" : "start";
    const [from, to] = anchor === "start" ? [at, at + width] : [at - width, at];
    let row = 0;
    while (taken.some((one) => one.row === row && from < one.to && one.from < to)) row++;
    taken.push({ row, from, to });
    return { start, x: tenth(at), row, anchor };
  });
}

/** The picture of a trend. Scores must not be empty. */
export function trendLayout<T extends Scored>({
  measure,
  stretches,
  starts,
  overlaps,
  span,
}: TrendParts<T>): TrendLayout<T> {
  const days = Math.max(1, daysBetween(span.from, span.to));
  const right = WIDTH - RIGHT;
  const x = (day: Day) => LEFT + ((right - LEFT) * daysBetween(span.from, day)) / days;
  const marks = placeStarts(starts, x);
  const rows = Math.max(0, ...marks.map((mark) => mark.row + 1));
  const top = 14 + rows * ROW + 14;
  const bottom = top + PLOT_HEIGHT;
  const [low, high] = axisOf(
    measure,
    stretches.flat().map((score) => Number(score.value)),
  );
  const y = (value: number) => bottom - (PLOT_HEIGHT * (value - low)) / (high - low || 1);

  const roomFor = labelled(stretches.flat().map((score) => x(score.takenOn)));
  const lines = stretches.map((stretch) =>
    stretch.map((score) => {
      const at = x(score.takenOn);
      return { score, x: tenth(at), y: tenth(y(Number(score.value))), labelled: roomFor.has(at) };
    }),
  );
  const within = (day: Day) => (day < span.from ? span.from : day > span.to ? span.to : day);
  const shaded = overlaps
    .filter((overlap) => overlap.to >= span.from && overlap.from <= span.to)
    .map((overlap) => {
      const [from, to] = [x(within(overlap.from)), x(within(overlap.to))];
      return { overlap, x: tenth(from), width: tenth(Math.max(2, to - from)) };
    });
  return {
    height: bottom + 44,
    plot: { left: LEFT, right, top, bottom },
    lines,
    marks,
    shaded,
    scale: ticksOf(low, high).map((value) => ({ value, y: tenth(y(value)) })),
  };
}
