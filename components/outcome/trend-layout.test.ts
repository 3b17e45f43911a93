import { expect, it } from "vitest";
import { measureById } from "@/lib/domain/knowledge/measures";
import { overlapsOf, stretches, type TreatmentStart } from "@/lib/domain/outcome/trend";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { axisOf, spanOf, trendLayout, WIDTH } from "./trend-layout";

const today = asDay("2026-11-23");
const range = (id: string) => {
  const measure = measureById(id);
  if (!measure) throw new Error(id);
  return measure;
};
const score = (daysAgo: number, value: string) => ({ value, takenOn: addDays(today, -daysAgo) });
const start = (name: string, daysAgo: number): TreatmentStart => ({
  treatmentId: name,
  name,
  lane: "ivig",
  start: addDays(today, -daysAgo),
});

function layoutOf(scores: ReturnType<typeof score>[], starts: TreatmentStart[] = []) {
  const span = spanOf(scores, today);
  if (!span) throw new Error("no span");
  return trendLayout({
    measure: range("mrs"),
    stretches: stretches(scores),
    starts,
    overlaps: overlapsOf(starts),
    span,
  });
}

it("a scale is shown whole, a count up to a round number above the highest", () => {
  expect(axisOf(range("mrs"), [3])).toEqual([0, 6]);
  expect(axisOf(range("fois"), [3])).toEqual([1, 7]);
  expect(axisOf(range("seizure-diary"), [12])).toEqual([0, 20]);
  expect(axisOf(range("logmar-acuity"), [-0.1])).toEqual([-0.3, 3]);
});

it("every score lies within the plot, the higher one higher up", () => {
  const { lines, plot } = layoutOf([score(90, "0"), score(30, "6")]);
  const [low, high] = lines.flat();
  expect(low?.y).toBe(plot.bottom);
  expect(high?.y).toBe(plot.top);
  for (const point of lines.flat()) {
    expect(point.x).toBeGreaterThanOrEqual(plot.left);
    expect(point.x).toBeLessThanOrEqual(plot.right);
  }
});

it("labels of scores of one week do not cover each other", () => {
  const { lines } = layoutOf([score(300, "1"), score(60, "2"), score(58, "3"), score(0, "4")]);
  expect(lines.flat().map((point) => point.labelled)).toEqual([true, true, false, true]);
});

it("labels of two starts of one week stand in rows of their own, and one at the right edge stands to the left", () => {
  const { marks } = layoutOf(
    [score(200, "3")],
    [start("Prednisone", 100), start("Immune globulin", 97), start("Rituximab", 0)],
  );
  expect(marks.map((mark) => mark.row)).toEqual([0, 1, 0]);
  expect(marks.at(-1)?.anchor).toBe("end");
});

it("an overlap that begins before the picture is cut at its edge, one that lies before it is not drawn", () => {
  const { shaded, plot } = layoutOf(
    [score(50, "3")],
    [start("a", 90), start("b", 70), start("c", 400), start("d", 390)],
  );
  expect(shaded.map((one) => one.overlap.starts.map((s) => s.name))).toEqual([["a", "b"]]);
  expect(shaded[0]?.x).toBe(plot.left);
  expect((shaded[0]?.x ?? 0) + (shaded[0]?.width ?? 0)).toBeLessThan(WIDTH);
});

it("without a score there is no picture", () => {
  expect(spanOf([], today)).toBeNull();
});
