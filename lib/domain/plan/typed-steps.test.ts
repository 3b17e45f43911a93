import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import { readCycleDays } from "./cycle-days";
import { dayAfter, moveSteps, typedDoses } from "./typed-steps";

const step = { amount: "60", unit: "mg", frequency: "daily", from: "2026-11-30", to: "2026-12-13" };

describe("typed dose steps", () => {
  it("are read in mg", () => {
    expect(typedDoses([{ ...step, amount: "1", unit: "g" }])?.[0]?.amount).toBe("1000");
    expect(typedDoses([{ ...step, alternateAmount: "20", to: "" }])?.[0]).toMatchObject({
      alternateAmount: "20",
      to: null,
    });
  });

  it.each([
    { ...step, amount: "" },
    { ...step, amount: "0" },
    { ...step, unit: "{tablet}" },
    { ...step, unit: "toString" },
    { ...step, frequency: null },
    { ...step, from: "soon" },
    { ...step, to: "2026-11-01" },
    { ...step, to: "later" },
    { ...step, alternateAmount: "x" },
  ])("an unfinished step is not added up: %j", (unfinished) => {
    expect(typedDoses([step, unfinished])).toBeNull();
  });

  it("the next step begins the day after, or is not known", () => {
    expect(dayAfter(step)).toBe("2026-12-14");
    expect(dayAfter({ ...step, to: null })).toBeNull();
    expect(dayAfter({ ...step, frequency: "once", to: null })).toBe("2026-12-01");
    expect(dayAfter(undefined)).toBeNull();
  });

  it("move together and keep their length; what is no day stays as typed", () => {
    const moved = moveSteps([step, { ...step, from: "2026-12-14", to: "later" }], asDay("2026-12-02"));
    expect(moved.map((s) => [s.from, s.to])).toEqual([
      ["2026-12-02", "2026-12-15"],
      ["2026-12-16", "later"],
    ]);
  });
});

describe("the days of a cycle", () => {
  it.each([
    ["1, 2, 3", ["1", "2", "3"]],
    ["days 1 to 3", ["1", "2", "3"]],
    ["8 and 1", ["1", "8"]],
    ["1-3, 2, 08", ["1", "2", "3", "8"]],
    ["1, x", ["1", "x"]],
    ["5 to 1", ["5-1"]],
    ["", []],
  ])("%s", (typed, days) => {
    expect(readCycleDays(typed)).toEqual(days);
  });
});
