import fc from "fast-check";
import { expect, it } from "vitest";
import { measureById } from "@/lib/domain/knowledge/measures";
import { overlapsOf, stretches, type TreatmentStart } from "@/lib/domain/outcome/trend";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { touches, widthOf } from "../plan/picture-text";
import { LEFT, RIGHT } from "../plan/timeline-layout";
import { axisOf, placePanel, spanOf } from "./panel-layout";
import { placeStarts } from "./starts-layout";

const today = asDay("2026-11-23");
const range = (id: string) => {
  const measure = measureById(id);
  if (!measure) throw new Error(id);
  return measure;
};
const score = (daysAgo: number, value: string, rater: string | null = "Petra Keller") => {
  return { value, takenOn: addDays(today, -daysAgo), rater };
};
const start = (name: string, daysAgo: number): TreatmentStart => {
  return { treatmentId: name, name, lane: "ivig", start: addDays(today, -daysAgo) };
};
const shown = { from: addDays(today, -400), to: addDays(today, 20) };
const panel = (...scores: ReturnType<typeof score>[]) => placePanel(range("mrs"), stretches(scores), shown, 20);

it("a scale is shown whole, a count up to a round number above the highest", () => {
  expect(axisOf(range("mrs"), [3])).toEqual([0, 6]);
  expect(axisOf(range("fois"), [3])).toEqual([1, 7]);
  expect(axisOf(range("seizure-diary"), [12])).toEqual([0, 20]);
  expect(axisOf(range("logmar-acuity"), [-0.1])).toEqual([-0.3, 3]);
});

it("every score lies within the plot, the higher one higher up, in the order of time", () => {
  const { lines, top, bottom } = panel(score(90, "0"), score(30, "6"));
  const [low, high] = lines.flat();
  expect([low?.y, high?.y]).toEqual([bottom, top]);
  expect(high?.x ?? 0).toBeGreaterThan(low?.x ?? 0);
});

it("day and rater of scores of one week stand in rows of their own", () => {
  const points = panel(score(60, "2"), score(58, "3"), score(55, "3"), score(0, "4")).lines.flat();
  expect(points.map(({ label }) => label?.lines)).toEqual(
    [60, 58, 55, 0].map((days) => [expect.stringContaining("-2026"), days >= 0 ? "Petra Keller" : ""]),
  );
  expect(new Set(points.slice(0, 3).map(({ label }) => label?.y)).size).toBe(3);
});

it("a rater is never cut, and one that is not known is said to be", () => {
  const long = "Maximiliane von und zu Hohenlohe-Schillingsfürst";
  const [named, unknown] = panel(score(200, "2", long), score(30, "3", null)).lines.flat();
  expect(named?.label?.lines[1]).toBe(long);
  expect(unknown?.label?.lines[1]).toBe("rater not recorded");
});

it("words of a panel never meet and stay in the picture, for any scores", () => {
  const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(scores, (rows) => {
      const { lines, height } = panel(...rows.map(([days, value]) => score(days, String(value))));
      const boxes = lines.flat().flatMap(({ value, label }) => [
        ...(value ? [{ x1: value.x, x2: value.x + widthOf(value.text, 13, true), y1: value.y - 9, y2: value.y }] : []),
        ...(label?.lines ?? []).map((line, at) => {
          const y = (label?.y ?? 0) + at * 13;
          return { x1: label?.x ?? 0, x2: (label?.x ?? 0) + widthOf(line, 12), y1: y - 9, y2: y };
        }),
      ]);
      for (const [at, box] of boxes.entries()) {
        expect(boxes.slice(at + 1).filter((other) => touches(box, other))).toEqual([]);
        expect(box.x1).toBeGreaterThanOrEqual(LEFT - 0.1);
        expect(box.x2).toBeLessThanOrEqual(RIGHT + 0.2);
        expect(box.y2).toBeLessThanOrEqual(height);
      }
    }),
    { seed: 9, numRuns: 200 },
  );
});

it("starts of one day share a mark, starts of one week stand in rows of their own", () => {
  const starts = [start("Prednisone", 100), start("Azathioprine", 100), start("Immune globulin", 97)];
  const { marks } = placeStarts(starts, [], shown);
  expect(marks.map(({ text }) => text)).toEqual(["Prednisone and Azathioprine", "Immune globulin"]);
  expect(marks[0]?.y).not.toBe(marks[1]?.y);
});

it("an overlap that begins before the picture is cut at its edge, one that lies before it is not drawn", () => {
  const starts = [start("c", 600), start("d", 590), start("a", 410), start("b", 390)];
  const { shades } = placeStarts(starts, overlapsOf(starts), shown);
  expect(shades.map(({ overlap }) => overlap.starts.map((s) => s.name))).toEqual([["a", "b"]]);
  expect(shades[0]?.x1).toBe(LEFT);
  expect(shades[0]?.lines.map(({ text }) => text)).toEqual(["cannot separate: a and b started within 20 days"]);
});

it("without a score there is no span", () => {
  expect(spanOf([], today)).toBeNull();
  expect(spanOf([score(10, "3")], today)).toEqual({ from: addDays(today, -24), to: addDays(today, 14) });
});
