import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, asDay, daysBetween } from "../shared/day";
import { holdLonger } from "./hold";
import { taperFromRule } from "./taper-rule";

const start = asDay("2026-11-30");
const read = taperFromRule("60 mg for 28 days then down 10 mg every 14 days to 20 mg then 10 mg ongoing", start);
if (!read.ok) throw new Error(read.problem);
const steps = read.value;

describe("holding a taper", () => {
  it("makes one dose longer and moves the later ones by as much; an end that is open stays open", () => {
    const held = holdLonger(steps, 1, 7);
    expect(held[0]).toEqual(steps[0]);
    expect([held[1]?.from, held[1]?.to]).toEqual([steps[1]?.from, addDays(steps[1]?.to ?? start, 7)]);
    expect(held[2]?.from).toBe(addDays(steps[2]?.from ?? start, 7));
    expect(held.at(-1)).toMatchObject({ from: addDays(steps.at(-1)?.from ?? start, 7), to: null });
  });

  it.each([
    [0, 0],
    [0, -7],
    [0, 1.5],
    [5, 7],
    [9, 7],
  ])("step %s for %s days changes nothing", (at, days) => {
    expect(holdLonger(steps, at, days)).toBe(steps);
  });

  it("never opens a gap or an overlap, whatever is held for however long", () => {
    fc.assert(
      fc.property(fc.nat(4), fc.integer({ min: 1, max: 90 }), (at, days) => {
        const held = holdLonger(steps, at, days);
        for (const [i, step] of held.entries()) {
          const before = held[i - 1];
          if (before?.to) expect(daysBetween(before.to, step.from)).toBe(1);
        }
      }),
    );
  });
});
