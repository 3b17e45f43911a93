import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, asDay, daysBetween } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { daysAtOrAbove, taperCourse } from "./course";
import { taperFromRule } from "./taper-rule";

const start = asDay("2026-11-30");
const read = (rule: string) => {
  const result = taperFromRule(rule, start);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
};
const problem = (rule: string) => {
  const result = taperFromRule(rule, start);
  return result.ok ? null : result.problem;
};

describe("a taper rule", () => {
  it("goes down to its target in equal steps", () => {
    expect(
      read("60 mg for 28 days then down 10 mg every 14 days to 20 mg").map((s) => [s.amount, s.from, s.to]),
    ).toEqual([
      ["60", "2026-11-30", "2026-12-27"],
      ["50", "2026-12-28", "2027-01-10"],
      ["40", "2027-01-11", "2027-01-24"],
      ["30", "2027-01-25", "2027-02-07"],
      ["20", "2027-02-08", "2027-02-21"],
    ]);
  });

  it("reads weeks, fractions, alternate days and a dose that goes on", () => {
    const steps = read(
      "10 mg daily for 2 weeks, down by 2.5 every week to 5, 5 mg on alternate days for 14 days; 2.5 mg ongoing",
    );
    expect(steps.map((s) => s.amount)).toEqual(["10", "7.5", "5", "5", "2.5"]);
    expect(steps.map((s) => s.frequency)).toEqual(["daily", "daily", "daily", "every-other-day", "daily"]);
    expect(steps.at(-1)?.to).toBeNull();
    expect(read("40 mg and 20 mg on alternate days for 28 days")[0]).toMatchObject({
      amount: "40",
      alternateAmount: "20",
      frequency: "daily",
    });
  });

  it("goes up in equal steps as well, and reads a list of doses of equal length", () => {
    expect(read("10 mg for 3 days then up 5 mg every 3 days to 25 mg").map((s) => s.amount)).toEqual([
      "10",
      "15",
      "20",
      "25",
    ]);
    const steps = read("60 mg for 28 days, then 50, 40, 30, 20, 15 and 10 mg for 14 days each, then 5 mg for 28 days");
    expect(steps.map((s) => s.amount)).toEqual(["60", "50", "40", "30", "20", "15", "10", "5"]);
    expect(steps.at(-1)?.to).toBe(addDays(start, 139));
  });

  it("marks a hold point at the doses of the piece before it", () => {
    const steps = read(
      "60 mg for 28 days then down 10 mg every 14 days to 40 mg, hold if weakness returns, then 20 mg for 14 days",
    );
    expect(steps.map((s) => s.holdIf)).toEqual([null, "weakness returns", "weakness returns", null]);
    const list = read("60 mg for 28 days, then 50, 40 mg for 14 days each, hold if relapse");
    expect(list.map((s) => s.holdIf)).toEqual([null, "relapse", "relapse"]);
    expect(problem("hold if relapse")).toContain("begin with the first dose");
  });

  it("ends after the last dose when it goes down to 0 or stops", () => {
    expect(read("20 mg for 7 days then down 10 mg every 7 days to 0").map((s) => s.amount)).toEqual(["20", "10"]);
    expect(read("20 mg for 7 days then stop")).toHaveLength(1);
  });

  it.each([
    ["", "Enter the taper"],
    ["stop", "Enter the taper"],
    ["lots of it", "is not understood"],
    ["60 mg BID for 7 days", "is not understood"],
    ["60 mg for 28 days then down 7 mg every 14 days to 20 mg", "does not meet 20\u00a0mg"],
    ["60 mg for 28 days then down 10 mg every 14 days to 70 mg", "does not go down"],
    ["60 mg for 28 days then up 10 mg every 14 days to 50 mg", "does not go up"],
    ["60 mg for 28 days then down 0 mg every 14 days to 50 mg", "by how much to go down"],
    ["down 10 mg every 14 days to 20 mg", "Begin with the first dose"],
    ["60 mg then 40 mg for 7 days", "Enter for how long"],
    ["60 mg for 0 days", "Enter for how many days"],
    ["0 mg for 7 days", "above 0"],
    ["60 mg and 40 mg for 7 days", "on alternate days"],
    ["60 mg for 7 days then down 0.5 mg every day to 10 mg", "at most 60 steps"],
  ])("%s is refused with what to do", (rule, words) => {
    expect(problem(rule)).toContain(words);
  });

  it("covers the whole period without gap or overlap, and adds up day by day", () => {
    const tapers = fc.record({
      by: fc.integer({ min: 1, max: 20 }),
      target: fc.integer({ min: 0, max: 30 }),
      downs: fc.integer({ min: 1, max: 12 }),
      first: fc.integer({ min: 1, max: 60 }),
      every: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(tapers, ({ by, target, downs, first, every }) => {
        const high = target + by * downs;
        const steps = read(`${high} mg for ${first} days then down ${by} mg every ${every} days to ${target} mg`);
        const lower = target === 0 ? downs - 1 : downs;
        expect(steps).toHaveLength(1 + lower);
        let next = start;
        let total = 0;
        let high20 = 0;
        for (const step of steps) {
          expect(step.from).toBe(next);
          if (!step.to) throw new Error("no end");
          for (let day = step.from; day <= step.to; day = addDays(day, 1)) {
            total += Number(step.amount);
            if (Number(step.amount) >= 20) high20 += 1;
          }
          next = addDays(step.to, 1);
        }
        expect(daysBetween(start, next)).toBe(first + lower * every);
        const course = taperCourse("prednisone", steps, start);
        if (!course.ok) throw new Error(course.problem);
        expect(course.value).toMatchObject({ days: first + lower * every, totalMg: String(total), gaps: [] });
        expect(daysAtOrAbove(course.value, "20")).toBe(high20);
        const mean = course.value.steps.map((step) => Number(step.meanMg));
        expect(mean.every((dose, at) => at === 0 || dose < (mean[at - 1] ?? 0))).toBe(true);
        expect(new Decimal(steps.at(-1)?.amount ?? 0).gt(0)).toBe(true);
      }),
      { seed: 11 },
    );
  });
});
