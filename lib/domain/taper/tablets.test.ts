import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../shared/decimal";
import { dayTablets, readTablets, tabletsFor, tabletText } from "./tablets";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const tablets = (text: string) => {
  const read = readTablets(text);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
};
const made = (mg: string, text: string) => {
  const counts = tabletsFor(mg, tablets(text));
  return counts ? plain(tabletText(counts)) : null;
};

describe("tablet strengths as typed", () => {
  it.each([
    ["5 mg, 20 mg, 1 mg half", ["20", "5", "1 half"]],
    ["20 mg tablets and 2.5 mg tablets (can be halved)", ["20", "2.5 half"]],
    ["20; 5 scored", ["20", "5 half"]],
    ["5\u00a0mg", ["5"]],
  ])("%s", (text, expected) => {
    expect(tablets(text).map((tablet) => (tablet.halves ? `${tablet.strength} half` : tablet.strength))).toEqual(
      expected,
    );
  });

  it.each([
    ["", "Enter tablet strengths"],
    ["1 g in 10 mL", "is no tablet strength"],
    ["0 mg", "is no tablet strength"],
    ["-5 mg", "is no tablet strength"],
    ["1e308", "is no tablet strength"],
    ["5 mg, 5.0 mg", "stands here twice"],
    ["1,2,3,4,5,6,7,8,9", "at most 8"],
  ])("%j is refused with what to do", (text, words) => {
    const read = readTablets(text);
    expect(read.ok ? null : read.problem).toContain(words);
  });
});

describe("tablets for a dose", () => {
  it.each([
    ["60", "20 mg, 5 mg, 1 mg", "3 × 20 mg"],
    ["47", "20 mg, 5 mg, 1 mg", "2 × 20 mg + 1 × 5 mg + 2 × 1 mg"],
    ["7.5", "5 mg half", "1 and a half × 5 mg"],
    ["2.5", "5 mg half", "half × 5 mg"],
    ["12.5", "5 mg half, 2.5 mg", "2 × 5 mg + 1 × 2.5 mg"],
    ["60", "50 mg, 30 mg", "2 × 30 mg"],
    ["7.5", "5 mg, 1 mg", null],
    ["10", "4 mg half", "2 and a half × 4 mg"],
    ["0", "5 mg", null],
    ["0.0005", "5 mg", null],
    ["999999", "0.001 mg", null],
  ])("%s mg from %s", (mg, strengths, expected) => {
    expect(made(mg, strengths)).toBe(expected);
  });

  it("says how often when a dose comes several times a day", () => {
    expect(plain(dayTablets("4", 2, tablets("4 mg")))).toBe("1 × 4 mg, 2 times");
    expect(dayTablets("3", 2, tablets("4 mg"))).toBeNull();
  });

  it("always adds up to the dose exactly, halves only what may be halved, and misses no sum of whole tablets", () => {
    const strengths = fc.uniqueArray(fc.constantFrom("1", "2.5", "4", "5", "16", "20", "25"), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        strengths,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
        (list, marks, counts) => {
          const have = list.map((strength, at) => ({ strength, halves: marks[at] ?? false }));
          const mg = list.reduce(
            (sum, strength, at) => sum.plus(new Decimal(strength).times(counts[at] ?? 0)),
            new Decimal(0),
          );
          fc.pre(mg.gt(0));
          const found = tabletsFor(mg.toFixed(), have);
          if (!found) throw new Error("no tablets for a sum of tablets");
          const total = found.reduce(
            (sum, c) => sum.plus(new Decimal(c.strength).times(c.whole + c.half / 2)),
            new Decimal(0),
          );
          expect(total.toFixed()).toBe(mg.toFixed());
          expect(found.every((count) => count.half === 0 || count.halves)).toBe(true);
          const pieces = found.reduce((sum, c) => sum + c.whole + c.half, 0);
          expect(pieces).toBeLessThanOrEqual(counts.slice(0, list.length).reduce((sum, n) => sum + n, 0));
        },
      ),
    );
  });
});
