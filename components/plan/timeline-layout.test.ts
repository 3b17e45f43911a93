import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { dateTicks } from "@/lib/domain/schedule/axis";
import { type Timeline, timelineOf } from "@/lib/domain/schedule/lanes";
import type { Occurrence, OccurrenceOutcome } from "@/lib/domain/schedule/occurrences";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { twoVersions } from "@/lib/testing/arbitrary-treatments";
import { aSteroid, treatmentId } from "@/lib/testing/builders";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { type Box, touches, widthOf, wrapped } from "./picture-text";
import { DOSE_SIZE } from "./timeline-curve";
import { axisLayout, LEFT, type PlacedLane, RIGHT, scaleOf, TEXT, timelineLayout, WIDTH } from "./timeline-layout";

const today = asDay("2026-11-25");

/** Every word of a lane with the room it takes. */
function boxesOf({ bars }: PlacedLane): (Box & { text: string })[] {
  return bars.flatMap(({ lines, textX, doses, curve }) => [
    ...lines.map(({ name, words, y }) => {
      const x2 = textX + widthOf(name, TEXT, true) + (words ? widthOf(words, TEXT) : 0);
      return { x1: textX, x2, y1: y - TEXT + 2, y2: y + 2, text: name + words };
    }),
    ...doses.map(({ text, x, y }) => {
      const x2 = x + widthOf(text, DOSE_SIZE, curve !== null);
      return { x1: x, x2, y1: y - DOSE_SIZE + 2, y2: y + 2, text };
    }),
  ]);
}

function expectReadable(timeline: Timeline) {
  const { lanes, axis } = timelineLayout(timeline);
  for (const lane of lanes) {
    const boxes = boxesOf(lane);
    for (const [at, box] of boxes.entries()) {
      const meets = boxes.slice(at + 1).filter((other) => touches(box, other));
      expect(meets.map((other) => `${box.text} / ${other.text}`)).toEqual([]);
      expect(box.x1, box.text).toBeGreaterThanOrEqual(LEFT - 0.1);
      expect(box.x2, box.text).toBeLessThanOrEqual(WIDTH);
      expect(box.y1, box.text).toBeGreaterThanOrEqual(0);
      expect(box.y2, box.text).toBeLessThanOrEqual(lane.height);
    }
    for (const { x1, x2, top } of lane.bars) {
      expect(x1).toBeGreaterThanOrEqual(LEFT);
      expect(x2).toBeLessThanOrEqual(RIGHT);
      expect(x2).toBeGreaterThan(x1);
      expect(top).toBeLessThan(lane.height);
    }
  }
  const written = axis.ticks.filter((tick) => tick.text !== null);
  for (const [at, tick] of written.entries()) {
    const before = written[at - 1];
    if (before) expect(before.x + widthOf(before.text ?? "", 12)).toBeLessThan(tick.x + 4);
  }
}

const whole = (more: string, days: number) => (treatments: readonly Treatment[]) =>
  timelineOf(
    treatments.map((one) => ({ signed: { ...one, name: `${one.name}${more}` } })),
    today,
    days > 0 ? { choose: ({ from }) => ({ from, to: addDays(from, days) }) } : {},
  );

describe("the words of a timeline", () => {
  it("never meet and are never cut, for any plan, any zoom and names of any length", () => {
    const zoom = fc.constantFrom(0, 30, 91, 365, 3000);
    const names = fc.constantFrom("", " for a long and difficult course in several parts", " with a name".repeat(14));
    fc.assert(
      fc.property(twoVersions, zoom, names, ([, newer], days, more) => expectReadable(whole(more, days)(newer))),
      { seed: 3, numRuns: 80 },
    );
  });

  it("are broken between words only", () => {
    expect(wrapped("Lambert-Eaton syndrome with cancer", 13, 150)).toEqual(["Lambert-Eaton", "syndrome with cancer"]);
    expect(wrapped("Pneumonoultramicroscopicsilicovolcanoconiosis", 13, 50)).toHaveLength(1);
  });
});

describe("places", () => {
  it("rise with time and stay on the axis", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.array(fc.integer({ min: 0, max: 5000 })), (days, offsets) => {
        const x = scaleOf(days);
        const sorted = offsets.filter((offset) => offset <= days).toSorted((a, b) => a - b);
        for (const [at, offset] of sorted.entries()) {
          expect(x(offset)).toBeGreaterThanOrEqual(x(sorted[at - 1] ?? 0));
          expect(x(offset)).toBeLessThanOrEqual(RIGHT + 0.001);
        }
      }),
    );
  });

  it("dates of ten years find room", () => {
    const span = { from: asDay("2020-02-01"), to: asDay("2030-02-01") };
    const { ticks } = axisLayout({ ticks: dateTicks(span), days: 3653, todayOffset: null });
    expect(ticks.filter((tick) => tick.text !== null).length).toBeGreaterThan(5);
  });
});

const sessions = (every: number, ...outcomes: OccurrenceOutcome[]): Occurrence[] =>
  outcomes.map((outcome, at) => {
    const day = addDays(today, at * every);
    return {
      day,
      kind: "session",
      label: "Session",
      outcome,
      ...(outcome === "moved" ? { movedTo: addDays(day, 3) } : {}),
    };
  });

function signsOf(days: number, marks: Occurrence[]) {
  const ivig = anIvig({ start: today, reviewOn: addDays(today, 5) });
  const choose = () => ({ from: today, to: addDays(today, days) });
  const timeline = timelineOf([{ signed: ivig, sessions: marks, reviews: [] }], today, { choose });
  return timelineLayout(timeline).lanes.flatMap((lane) => lane.bars)[0];
}

describe("signs", () => {
  it("are full where there is room, and strokes where they are crowded", () => {
    const roomy = signsOf(60, sessions(7, "given", "missed", "held"));
    expect(roomy?.signs.map(({ sign, isThin }) => [sign, isThin])).toEqual([
      ["given", false],
      ["missed", false],
      ["held", false],
    ]);
    expect(signsOf(900, sessions(1, "given", "missed"))?.signs.every((one) => one.isThin)).toBe(true);
  });

  it("of ten thousand sessions are no more than the picture has room for, and none that was missed is lost", () => {
    const outcomeAt = (_: unknown, at: number): OccurrenceOutcome => (at === 5000 ? "missed" : "given");
    const many = sessions(1, ...Array.from({ length: 10_000 }, outcomeAt));
    const signs = signsOf(10_000, many)?.signs ?? [];
    expect(signs.length).toBeLessThan(500);
    expect(signs.filter(({ sign }) => sign === "missed")).toHaveLength(1);
  });

  it("show where a session went", () => {
    const bar = signsOf(60, sessions(7, "moved"));
    expect(bar?.moves).toHaveLength(1);
    expect(bar?.moves[0]?.x2).toBeGreaterThan(bar?.moves[0]?.x1 ?? 0);
  });
});

describe("a taper", () => {
  const steps = [60, 50, 40, 30, 20, 10].map((mg, at) =>
    aDoseStep({
      amount: String(mg),
      unit: "mg",
      frequency: "daily",
      from: addDays(today, at * 14),
      to: addDays(today, at * 14 + 13),
    }),
  );
  const taper = aSteroid({
    treatmentId: treatmentId(90),
    start: today,
    end: addDays(today, 83),
    steps,
  } as Partial<ReturnType<typeof aSteroid>>);
  const drawn = timelineLayout(
    timelineOf([{ signed: taper }], today, { choose: () => ({ from: today, to: addDays(today, 90) }) }),
  );
  const bar = drawn.lanes.flatMap((lane) => lane.bars)[0];

  it("is a curve from zero with a label at every step", () => {
    expect(bar?.curve?.scale.map(({ text }) => text)).toEqual(["60\u00a0mg", "0\u00a0mg"]);
    expect(bar?.curve?.base).toBe(bar?.curve?.scale[1]?.y);
    expect(bar?.doses.map(({ text }) => text).toSorted()).toEqual(steps.map((s) => `${s.amount}\u00a0mg`).toSorted());
    expect(drawn.unwritten).toBe(0);
  });

  it("labels go down as the doses do", () => {
    const byPlace = (bar?.doses ?? []).toSorted((a, b) => a.x - b.x);
    for (const [at, dose] of byPlace.entries()) expect(dose.y).toBeGreaterThan(byPlace[at - 1]?.y ?? 0);
  });
});
