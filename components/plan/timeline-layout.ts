// Where bars, signs and words of a timeline go: coordinates of a picture, lane by lane. Words get a line of their own above
// their bar, and two bars share a row only where neither they nor their words meet.
import type { Bar, Timeline } from "@/lib/domain/schedule/lanes";
import { addDays, type Day, daysBetween, formatDay } from "@/lib/domain/shared/day";
import { freeRow, tenth, widthOf, within, wrapped } from "./picture-text";
import { CURVE_HEIGHT, type Curve, type DoseLabel, placeCurve, placeDoses } from "./timeline-curve";
import { type PlacedSign, placeMoves, placeSigns } from "./timeline-marks";

export const WIDTH = 960;
export const LEFT = 150;
export const RIGHT = WIDTH - 10;
export const TEXT = 13;
export const LINE = 16;
export const BAR = 18;
const MOVES = 10;
const ROW_GAP = 8;
const LANE_PAD = 6;

export interface TextLine {
  readonly name: string;
  readonly words: string;
  readonly y: number;
}

export interface PlacedBar {
  readonly bar: Bar;
  readonly x1: number;
  readonly x2: number;
  /** Whether it goes on beyond the edge of the picture. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
  /** The upper edge of the bar itself, or of the room of its curve. */
  readonly top: number;
  readonly textX: number;
  readonly lines: readonly TextLine[];
  readonly signs: readonly PlacedSign[];
  readonly moves: readonly { readonly x1: number; readonly x2: number }[];
  readonly held: readonly { readonly x1: number; readonly x2: number }[];
  readonly curve: Curve | null;
  readonly doses: readonly DoseLabel[];
  readonly steps: readonly number[];
}

export interface PlacedLane {
  readonly lane: Bar["lane"];
  readonly label: readonly string[];
  readonly height: number;
  readonly bars: readonly PlacedBar[];
}

export interface TimelineLayout {
  readonly lanes: readonly PlacedLane[];
  readonly axis: AxisLayout;
  /** Doses that are drawn but found no room for their words. */
  readonly unwritten: number;
}

export interface AxisLayout {
  readonly ticks: readonly { readonly x: number; readonly text: string | null }[];
  readonly todayX: number | null;
}

/** Days of the axis to the right of its first one, as a place in the picture. */
export const scaleOf =
  (days: number) =>
  (offsetDays: number): number =>
    LEFT + ((RIGHT - LEFT) * offsetDays) / days;

const inside = (x: number) => Math.max(LEFT, Math.min(RIGHT, x));

const stateText = (bar: Bar): string | null => {
  const end = bar.to ? ` ${formatDay(bar.to)}` : "";
  switch (bar.state) {
    case "planned":
    case "held":
      return null;
    case "draft":
      return "draft, not signed";
    case "waiting":
      return "signed, waiting";
    case "stopped":
      return bar.key.endsWith("draft") ? `draft: stops${end}` : `stopped${end}`;
    case "ended":
      return `ended with its plan${end}`;
  }
};

/** What stands behind the name: draft, held, stopped, and what became of its sessions. */
export function wordsOf(bar: Bar, from: Day): string {
  const day = (offset: number) => formatDay(addDays(from, offset));
  const held = bar.held.map(({ offsetDays, lengthDays, isOpen }) =>
    isOpen ? `on hold from ${day(offsetDays)}` : `held ${day(offsetDays)} to ${day(offsetDays + lengthDays - 1)}`,
  );
  return [stateText(bar), ...held, bar.note].filter(Boolean).join("; ");
}

/** The words of a bar in lines that fit beside one another, the name first. */
function linesOf(name: string, words: string): { lines: { name: string; words: string }[]; width: number } {
  const room = RIGHT - LEFT;
  const nameWidth = widthOf(name, TEXT, true);
  const whole = words ? nameWidth + widthOf(`, ${words}`, TEXT) : nameWidth;
  if (whole <= room) return { lines: [{ name, words: words && `, ${words}` }], width: whole };
  const names = wrapped(name, TEXT, room, true).map((line) => ({ name: line, words: "" }));
  const more = words ? wrapped(words, TEXT, room).map((line) => ({ name: "", words: line })) : [];
  const lines = [...names, ...more];
  return { lines, width: Math.max(...lines.map((l) => widthOf(l.name, TEXT, true) + widthOf(l.words, TEXT))) };
}

interface Measured {
  readonly bar: Bar;
  readonly x1: number;
  readonly x2: number;
  readonly textX: number;
  readonly lines: readonly { readonly name: string; readonly words: string }[];
  readonly row: number;
  readonly hasMoves: boolean;
}

function measure(bars: readonly Bar[], from: Day, x: (days: number) => number): Measured[] {
  const rows: { x1: number; x2: number }[][] = [];
  const order = [...bars].sort((a, b) => a.offsetDays - b.offsetDays || (a.key < b.key ? -1 : 1));
  return order.map((bar) => {
    const { lines, width } = linesOf(bar.label, wordsOf(bar, from));
    const x1 = inside(x(bar.offsetDays));
    const x2 = Math.min(RIGHT, Math.max(inside(x(bar.offsetDays + bar.lengthDays)), x1 + 4));
    const textX = within(x1, width, LEFT, RIGHT);
    const signs = bar.marks.map((mark) => x(mark.offsetDays));
    const extent = { x1: Math.min(textX, x1, ...signs) - 6, x2: Math.max(textX + width, x2, ...signs) + 6 };
    // A curve needs the scale beside it, and so a row of its own.
    const row = freeRow(rows, bar.isCurve ? { x1: 0, x2: WIDTH } : extent);
    return { bar, x1, x2, textX, lines, row, hasMoves: bar.marks.some((mark) => mark.movedTo !== undefined) };
  });
}

function placeBar(m: Measured, top: number, textLines: number, { from, days }: Timeline, x: (n: number) => number) {
  const { bar, x1, x2 } = m;
  const firstLine = top + (textLines - m.lines.length) * LINE + TEXT;
  const body = top + textLines * LINE + 2;
  const signs = placeSigns(bar.marks, x);
  const place = { x, left: LEFT, right: RIGHT, top: body };
  const drawn = bar.isCurve ? placeCurve(bar, place) : placeDoses(bar, { ...place, signs: signs.map((s) => s.x) });
  const placed: PlacedBar = {
    bar,
    x1: tenth(x1),
    x2: tenth(x2),
    isOpenStart: bar.offsetDays < 0,
    isOpenEnd: bar.to === null || bar.offsetDays + bar.lengthDays > days,
    top: body,
    textX: tenth(m.textX),
    lines: m.lines.map((line, at) => ({ ...line, y: firstLine + at * LINE })),
    signs,
    moves: placeMoves(bar.marks, x, (mark) => daysBetween(from, mark.movedTo ?? mark.day)).map((move) => ({
      x1: move.x1,
      x2: tenth(inside(move.x2)),
    })),
    held: bar.held
      .map((h) => ({ x1: tenth(inside(x(h.offsetDays))), x2: tenth(inside(x(h.offsetDays + h.lengthDays))) }))
      .filter((h) => h.x2 > h.x1),
    curve: drawn.curve,
    doses: drawn.doses,
    steps: bar.doses.map((d) => tenth(x(d.offsetDays))).filter((at) => at > x1 + 1 && at < x2),
  };
  return { placed, unwritten: drawn.unwritten };
}

const LANE_LETTERS = 17;

/** A name over as many short lines as it takes. */
export function gutterLines(label: string): string[] {
  return wrapped(label, 1, widthOf("x".repeat(LANE_LETTERS), 1));
}

function placeLane(lane: Timeline["lanes"][number], timeline: Timeline, x: (n: number) => number) {
  const measured = measure(lane.bars, timeline.from, x);
  const label = gutterLines(lane.label);
  const bars: PlacedBar[] = [];
  let unwritten = 0;
  let top = LANE_PAD;
  const rowCount = Math.max(0, ...measured.map((m) => m.row + 1));
  for (let row = 0; row < rowCount; row += 1) {
    const own = measured.filter((m) => m.row === row);
    const textLines = Math.max(...own.map((m) => m.lines.length));
    for (const one of own) {
      const made = placeBar(one, top, textLines, timeline, x);
      bars.push(made.placed);
      unwritten += made.unwritten;
    }
    const body = Math.max(...own.map((m) => (m.bar.isCurve ? CURVE_HEIGHT : BAR)));
    top += textLines * LINE + 2 + body + (own.some((m) => m.hasMoves) ? MOVES : 0) + ROW_GAP;
  }
  const height = Math.max(top, LANE_PAD * 2 + label.length * LINE);
  return { lane: { lane: lane.lane, label, height, bars }, unwritten };
}

const TICK = 12;

/** The dates of the axis; one that would be cut off at the edge, or would touch the one before, is left out, its line stays. */
export function axisLayout({ ticks, days, todayOffset }: Pick<Timeline, "ticks" | "days" | "todayOffset">): AxisLayout {
  const x = scaleOf(days);
  let free = 0;
  const placed = ticks.map((tick) => {
    const at = tenth(x(tick.offsetDays));
    const end = at + 3 + widthOf(tick.label, TICK);
    if (at < free || end > RIGHT + 10) return { x: at, text: null };
    free = end + 4;
    return { x: at, text: tick.label };
  });
  return { ticks: placed, todayX: todayOffset === null ? null : tenth(x(todayOffset + 0.5)) };
}

export function timelineLayout(timeline: Timeline): TimelineLayout {
  const x = scaleOf(timeline.days);
  const lanes = timeline.lanes.map((lane) => placeLane(lane, timeline, x));
  return {
    lanes: lanes.map(({ lane }) => lane),
    axis: axisLayout(timeline),
    unwritten: lanes.reduce((sum, { unwritten }) => sum + unwritten, 0),
  };
}
