// Where the parts of a step curve go: coordinates of a picture, never doses.

import { type Day, daysBetween, formatDay } from "@/lib/domain/shared/day";
import type { CourseStep, TaperCourse } from "@/lib/domain/taper/course";
import { formatDose } from "@/lib/domain/wording/dose";

export const WIDTH = 640;
export const HEIGHT = 220;
export const PLOT = { left: 52, right: 632, top: 24, bottom: 184 } as const;
const LETTER = 6.6;
const LINE = 14;

export interface Mark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

export interface CurveLayout {
  readonly line: string;
  readonly area: string;
  readonly doses: readonly Mark[];
  /** True when labels of neighbouring steps would have covered each other. */
  readonly leftOut: boolean;
  readonly dates: readonly Mark[];
  readonly scale: readonly { readonly y: number; readonly text: string }[];
  /** Height of a dose on the axis, which begins at zero. */
  readonly y: (mg: number) => number;
}

const steps = [0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];
const tenth = (n: number) => Math.round(n * 10) / 10;

/** Even marks from zero to the first one at or above the highest dose, five at most. */
function scaleFor(highest: number): readonly number[] {
  const by = steps.find((size) => highest / size <= 4) ?? Math.ceil(highest / 4);
  return Array.from({ length: Math.ceil(highest / by) + 1 }, (_, i) => i * by);
}

function overlaps(a: Mark, b: Mark, room: number): boolean {
  const [wide, other] = [a.text.length * LETTER, b.text.length * LETTER];
  const left = (mark: Mark, width: number) =>
    mark.x - (mark.anchor === "end" ? width : mark.anchor === "middle" ? width / 2 : 0);
  const [from, at] = [left(a, wide), left(b, other)];
  return from < at + other + room && at < from + wide + room && Math.abs(a.y - b.y) < LINE;
}

/** Marks in order of importance, those that would cover an earlier one left out. */
function apart(marks: readonly Mark[], room: number): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) if (!kept.some((other) => overlaps(mark, other, room))) kept.push(mark);
  return kept;
}

/** Line, labels and axes for a course whose steps carry the given dose texts. */
export function curveLayout(course: TaperCourse, doseTexts: readonly string[], threshold: number): CurveLayout | null {
  const [first, last] = [course.steps[0], course.steps.at(-1)];
  if (!first || !last) return null;
  const means = course.steps.map((step) => Number(step.meanMg));
  const marks = scaleFor(Math.max(...means, threshold));
  const top = marks.at(-1) || 1;
  const y = (mg: number) => tenth(PLOT.bottom - (mg / top) * (PLOT.bottom - PLOT.top));
  const x = (day: Day, after = 0) =>
    tenth(PLOT.left + ((daysBetween(first.from, day) + after) / course.days) * (PLOT.right - PLOT.left));
  const line = course.steps
    .flatMap((step, at) => points(step, course.steps[at - 1]).map(([day, after, mg]) => `${x(day, after)} ${y(mg)}`))
    .join(" L");
  const doses = course.steps.map((step, at) =>
    labelAt(doseTexts[at] ?? "", x(step.from) + 3, y(Number(step.meanMg)) - 6),
  );
  const shown = apart(doses, 4);
  const starts = course.steps.slice(1).map((step) => dateMark(step.from, x(step.from), "middle"));
  return {
    line: `M${line}`,
    area: `M${x(first.from)} ${y(0)} L${line} L${x(last.to, 1)} ${y(0)} Z`,
    doses: shown,
    leftOut: shown.length < doses.length,
    dates: apart(
      [dateMark(first.from, x(first.from), "start"), dateMark(last.to, x(last.to, 1), "end"), ...starts],
      16,
    ),
    scale: marks.map((mg) => ({ y: y(mg), text: formatDose(String(mg), "mg") })),
    y,
  };
}

/** The corners of one step, through zero when nothing was taken before it. */
function points(step: CourseStep, before: CourseStep | undefined): [Day, number, number][] {
  const mg = Number(step.meanMg);
  const isAfterGap = before !== undefined && daysBetween(before.to, step.from) > 1;
  const down: [Day, number, number][] = isAfterGap
    ? [
        [before.to, 1, 0],
        [step.from, 0, 0],
      ]
    : [];
  return [...down, [step.from, 0, mg], [step.to, 1, mg]];
}

function labelAt(text: string, x: number, y: number): Mark {
  const isAtEdge = x + text.length * LETTER > WIDTH;
  return { text, x: isAtEdge ? WIDTH : x, y, anchor: isAtEdge ? "end" : "start" };
}

const dateMark = (day: Day, x: number, anchor: Mark["anchor"]): Mark => ({
  text: formatDay(day),
  x,
  y: PLOT.bottom + 18,
  anchor,
});
