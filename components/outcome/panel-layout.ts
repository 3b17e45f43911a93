// Where the scores of one measure go on the axis of a timeline: coordinates of a picture, never scores.
import type { Measure } from "@/lib/domain/knowledge/measures";
import type { Scored } from "@/lib/domain/outcome/difference";
import { addDays, type Day, daysBetween, formatDay } from "@/lib/domain/shared/day";
import { formatNumber } from "@/lib/domain/wording/number";
import { type Box, tenth, touches, widthOf, within } from "../plan/picture-text";
import { LEFT, RIGHT, scaleOf } from "../plan/timeline-layout";

const PLOT_HEIGHT = 120;
const EDGE_DAYS = 14;
const LABEL = 12;
const LEVEL = 30;

export interface Shown {
  readonly from: Day;
  readonly to: Day;
}

/** From two weeks before the first score to two weeks after the last score or today, whichever is later. */
export function spanOf(scores: readonly Scored[], today: Day): Shown | null {
  const days = scores.map((score) => score.takenOn).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  return { from: addDays(first, -EDGE_DAYS), to: addDays(last > today ? last : today, EDGE_DAYS) };
}

/** Days as places on the axis that shows a stretch of time. */
export const placesOf = ({ from, to }: Shown) => {
  const x = scaleOf(daysBetween(from, to) + 1);
  return (day: Day) => x(daysBetween(from, day) + 0.5);
};

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

/** Both ends of the axis and round numbers between them, none so near an end that the two would touch. */
function ticksOf(low: number, high: number): number[] {
  const step = steps.find((size) => (high - low) / size <= 4) ?? (high - low) / 4;
  const first = Math.ceil(low / step) * step;
  const between = Array.from({ length: 6 }, (_, i) => first + i * step);
  return [low, ...between.filter((value) => value - low > step * 0.6 && high - value > step * 0.6), high];
}

export interface DayLabel {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly [string, string];
}

export interface PlacedScore<T> {
  readonly score: T;
  readonly x: number;
  readonly y: number;
  readonly value: { readonly text: string; readonly x: number; readonly y: number } | null;
  /** Its day and rater below the axis; null where there was no room, then they are told in words. */
  readonly label: DayLabel | null;
}

export interface PanelLayout<T> {
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  /** The stretches of the curve; never one line across missing values or another type of rater. */
  readonly lines: readonly (readonly PlacedScore<T>[])[];
  readonly scale: readonly { readonly value: number; readonly y: number }[];
}

export type ScoreToPlace = Scored & { readonly rater: string | null };

const raterText = (rater: string | null) => rater ?? "rater not recorded";

interface Label {
  readonly box: Box;
  readonly leader: number;
  readonly level: number;
}

/** Whether a label and a leader of another one stay clear of each other. */
function isClear(one: Label, other: Label): boolean {
  const isCrossed = other.level < one.level && one.leader > other.box.x1 && one.leader < other.box.x2;
  const crosses = other.level > one.level && other.leader > one.box.x1 && other.leader < one.box.x2;
  return !touches(one.box, other.box) && !isCrossed && !crosses;
}

type Spot = readonly [level: number, side: "right" | "left"];
const levels = [0, 1, 2, 3, 4, 5, 6];
/** Two ways to look for room: to the right of the leader as far down as needed, or on both sides as high up as possible. */
const searches: readonly (readonly Spot[])[] = [
  [...levels.map((level): Spot => [level, "right"]), ...levels.map((level): Spot => [level, "left"])],
  levels.flatMap((level): Spot[] => [
    [level, "right"],
    [level, "left"],
  ]),
];

type Labelled = { readonly x: number; readonly score: ScoreToPlace };

function labelsBy(search: readonly Spot[], points: readonly Labelled[], bottom: number): (DayLabel | null)[] {
  const placed: Label[] = [];
  const labels = points.toReversed().map(({ x, score }): DayLabel | null => {
    const lines = [formatDay(score.takenOn), raterText(score.rater)] as const;
    const width = Math.max(...lines.map((line) => widthOf(line, LABEL)));
    for (const [level, side] of search) {
      const at = within(side === "right" ? x + 4 : x - 4 - width, width, LEFT, RIGHT);
      const y = bottom + 16 + level * LEVEL;
      const box = { x1: at - 3, x2: at + width + 3, y1: y - LABEL, y2: y + LEVEL - LABEL };
      const label = { box, leader: x, level };
      if (!placed.every((other) => isClear(label, other))) continue;
      placed.push(label);
      return { x: tenth(at), y, lines };
    }
    return null;
  });
  return labels.toReversed();
}

/** Day and rater of each score beneath the axis, in rows so that no label and no leader meets another; as many as find room. */
function placeLabels(points: readonly Labelled[], bottom: number): (DayLabel | null)[] {
  const cost = (labels: readonly (DayLabel | null)[]) =>
    labels.filter((label) => label === null).length * 10_000 + Math.max(0, ...labels.map((label) => label?.y ?? 0));
  const [first, second] = searches.map((search) => labelsBy(search, points, bottom));
  return first && second && cost(second) < cost(first) ? second : (first ?? []);
}

/** The values at their points, above them where that is free, else below; null where neither is. */
function placeValues(points: readonly { x: number; y: number; text: string }[], bottom: number) {
  const dots = points.map(({ x, y }) => ({ x1: x - 5, x2: x + 5, y1: y - 5, y2: y + 5 }));
  const taken: Box[] = [];
  return points.map(({ x, y, text }, own) => {
    const width = widthOf(text, 13, true);
    const at = within(x - width / 2, width, LEFT, RIGHT);
    const free = [y - 9, y + 19].find((baseline) => {
      const box = { x1: at, x2: at + width, y1: baseline - 10, y2: baseline + 1 };
      const isClear = baseline < bottom - 1 && !dots.some((dot, i) => i !== own && touches(box, dot));
      return isClear && !taken.some((other) => touches(box, other));
    });
    if (free === undefined) return null;
    taken.push({ x1: at, x2: at + width, y1: free - 10, y2: free + 1 });
    return { text, x: tenth(at), y: tenth(free) };
  });
}

/** The picture of one measure. Scores lie within the days shown and are not empty; `top` is what its heading takes. */
export function placePanel<T extends ScoreToPlace>(
  measure: Pick<Measure, "range">,
  stretches: readonly (readonly T[])[],
  shown: Shown,
  heading: number,
): PanelLayout<T> {
  const place = placesOf(shown);
  const top = heading + 20;
  const bottom = top + PLOT_HEIGHT;
  const scores = stretches.flat();
  const [low, high] = axisOf(
    measure,
    scores.map((score) => Number(score.value)),
  );
  const y = (value: number) => tenth(bottom - (PLOT_HEIGHT * (value - low)) / (high - low || 1));
  const points = scores.map((score) => ({ score, x: tenth(place(score.takenOn)), y: y(Number(score.value)) }));
  const values = placeValues(
    points.map(({ x, y: at, score }) => ({ x, y: at, text: formatNumber(score.value) })),
    bottom,
  );
  const labels = placeLabels(points, bottom);
  const placed = points.map((point, at) => ({ ...point, value: values[at] ?? null, label: labels[at] ?? null }));
  const deepest = Math.max(bottom, ...labels.map((label) => (label ? label.y + LEVEL - LABEL : bottom)));
  let next = 0;
  return {
    height: deepest + 8,
    top,
    bottom,
    lines: stretches.map((stretch) => {
      next += stretch.length;
      return placed.slice(next - stretch.length, next);
    }),
    scale: ticksOf(low, high).map((value) => ({ value, y: y(value) })),
  };
}
