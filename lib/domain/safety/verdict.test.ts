import { describe, expect, it } from "vitest";
import { anything, combine, compares, exactly } from "./range";
import { all, any, atLeast, no, not, unknown, type Verdict, yes } from "./verdict";

const open = unknown([{ fact: "patient.weightKg", state: "missing" }]);
const values: readonly [string, Verdict][] = [
  ["yes", yes()],
  ["no", no],
  ["open", open],
];
const truth = (v: Verdict) => v.holds;

describe("three-valued logic", () => {
  it("follows the tables of Kleene", () => {
    const table = (join: (verdicts: readonly Verdict[]) => Verdict) =>
      values.map(([, a]) => values.map(([, b]) => truth(join([a, b]))));
    expect(table(all)).toEqual([
      [true, false, null],
      [false, false, false],
      [null, false, null],
    ]);
    expect(table(any)).toEqual([
      [true, true, true],
      [true, false, null],
      [true, null, null],
    ]);
    expect(values.map(([, v]) => truth(not(v)))).toEqual([false, true, null]);
  });

  it("counts", () => {
    expect(truth(atLeast(2, [yes(), yes(), no]))).toBe(true);
    expect(truth(atLeast(2, [yes(), open, no]))).toBe(null);
    expect(truth(atLeast(2, [yes(), no, no]))).toBe(false);
    expect(truth(atLeast(2, [open, open, no]))).toBe(null);
  });

  it("reads a missing fact as false where the rules' own grammar asks for it", () => {
    expect(open.base).toBe(false);
    expect(not(open).base).toBe(true);
    expect(all([yes(), not(open)]).base).toBe(true);
    expect(any([open, no]).base).toBe(false);
  });

  it("names what is missing only while it could decide", () => {
    expect(all([yes(), open]).missing).toHaveLength(1);
    expect(all([no, open]).missing).toEqual([]);
    expect(any([yes(), open]).missing).toEqual([]);
  });

  it("says what it is about, also while it cannot be settled", () => {
    const planned = yes([], [3]);
    expect(all([planned, any([no, open])])).toMatchObject({ holds: null, base: false, rows: [3], evidence: [] });
    expect(all([all([planned, open]), yes([], [4])]).rows).toEqual([3, 4]);
    expect(all([planned, no]).rows).toEqual([]);
  });

  it("gives as reason what holds, and nothing for what does not", () => {
    const seizure = yes([{ fact: "conditions", value: "epilepsy" }], [2, 2]);
    expect(any([seizure, no])).toMatchObject({ evidence: [{ value: "epilepsy" }], rows: [2] });
    expect(all([seizure, no])).toMatchObject({ evidence: [], rows: [] });
    expect(not(not(seizure)).evidence).toEqual([]);
  });
});

describe("a number that may not be known", () => {
  const missing = [{ fact: "patient.weightKg", state: "missing" }] as const;
  const some = combine(exactly(10), anything(missing), "plus");

  it.each([
    ["<", [true, false, false]],
    ["<=", [true, true, false]],
    [">", [false, false, true]],
    [">=", [false, true, true]],
    ["==", [false, true, false]],
  ] as const)("compares %s at, below and above a limit", (op, expected) => {
    expect([4.9, 5, 5.1].map((value) => compares(exactly(value), op, 5))).toEqual(expected);
  });

  it("does not take a rounding error for a difference", () => {
    expect(compares(exactly(0.1 + 0.2), ">", 0.3)).toBe(false);
    expect(compares(exactly(0.1 + 0.2), ">=", 0.3)).toBe(true);
    expect(compares(exactly(0.3 - 1e-3), ">=", 0.3)).toBe(false);
  });

  it("is sure of what the known part already decides", () => {
    expect(compares(some, ">", 9)).toBe(true);
    expect(compares(some, ">", 10)).toBe(null);
    expect(compares(some, "<", 10)).toBe(false);
    expect(compares(some, "==", 9)).toBe(false);
    expect(compares(some, "==", 11)).toBe(null);
    expect(compares(anything(missing), ">", 5)).toBe(null);
  });

  it("stays unknown through a product", () => {
    expect(combine(exactly(2), anything(missing), "times")).toEqual(anything(missing));
    expect(combine(exactly(6), exactly(4), "by").least).toBe(1.5);
  });
});
