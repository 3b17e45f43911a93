import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, asDay, daysBetween } from "../shared/day";
import { dateTicks, spanFor, stepsFrom, usualZoom } from "./axis";

const today = asDay("2026-11-23");
const back = (days: number) => addDays(today, -days);
const whole = { from: back(400), to: addDays(today, 100) };

it("a plan of up to a year is shown whole, a longer one from eight months before today", () => {
  expect(usualZoom({ from: back(100), to: addDays(today, 200) })).toBe("all");
  expect(usualZoom(whole)).toBe("12m");
  expect(spanFor("12m", null, today, whole)).toEqual({ from: back(243), to: addDays(today, 121) });
});

it("three months begin six weeks before today, or on the day that is asked for", () => {
  expect(spanFor("3m", null, today, whole)).toEqual({ from: back(45), to: addDays(today, 45) });
  expect(spanFor("3m", back(300), today, whole)).toEqual({ from: back(300), to: back(210) });
});

it("earlier and later lead on as long as something lies there", () => {
  const first = spanFor("12m", back(400), today, whole);
  expect(stepsFrom("12m", first, whole)).toEqual({ earlier: null, later: addDays(back(400), 183) });
  expect(stepsFrom("all", whole, whole)).toEqual({ earlier: null, later: null });
});

it("three months have Mondays two weeks apart, a year the firsts of months, ten years thirteen dates at most", () => {
  expect(dateTicks({ from: asDay("2026-11-01"), to: asDay("2027-01-15") }).map((t) => t.label)).toEqual([
    "02-Nov-2026",
    "16-Nov-2026",
    "30-Nov-2026",
    "14-Dec-2026",
    "28-Dec-2026",
    "11-Jan-2027",
  ]);
  const year = dateTicks({ from: asDay("2026-03-10"), to: asDay("2027-03-09") });
  expect(year.map((t) => t.day).slice(0, 2)).toEqual(["2026-04-01", "2026-05-01"]);
  expect(year.at(-1)?.label).toBe("Mar\u00a02027");
  expect(dateTicks({ from: asDay("2020-02-01"), to: asDay("2030-02-01") }).length).toBeLessThanOrEqual(13);
});

it("dates rise along the axis and lie on it, whatever its length", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 8000 }), (start, length) => {
      const span = { from: addDays(asDay("2010-01-01"), start), to: addDays(asDay("2010-01-01"), start + length) };
      const ticks = dateTicks(span);
      for (const [at, tick] of ticks.entries()) {
        expect(tick.offsetDays).toBe(daysBetween(span.from, tick.day));
        expect(tick.day <= span.to).toBe(true);
        expect(tick.offsetDays).toBeGreaterThan(ticks[at - 1]?.offsetDays ?? -1);
      }
      expect(ticks.length).toBeLessThanOrEqual(14);
    }),
    { seed: 5, numRuns: 300 },
  );
});
