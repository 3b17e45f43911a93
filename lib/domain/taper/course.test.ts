import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, asDay, daysBetween } from "../shared/day";
import { Decimal } from "../shared/decimal";
import type { FrequencyCode } from "../wording/frequency";
import { calendarMonths } from "./calendar";
import { boneThreshold, daysAtOrAbove, pneumocystisThreshold, taperCourse, thresholdOfAgent } from "./course";
import { type DatedDose, dailyDoses } from "./daily";
import { taperFromRule } from "./taper-rule";

const start = asDay("2026-11-30");
const dose = { amount: "40", alternateAmount: null, frequency: "daily", from: start, to: start } as const;
const course = (agent: string | null, doses: readonly DatedDose[], last = start) => {
  const result = taperCourse(agent, doses, last);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
};
const problem = (doses: readonly DatedDose[]) => {
  const result = dailyDoses(doses, start);
  return result.ok ? null : result.problem;
};

describe("the worked taper of the fact base", () => {
  const rule = "60 mg for 28 days, then 50, 40, 30, 20, 15, 10 mg for 14 days each, then 5 mg for 28 days";
  const steps = taperFromRule(rule, start);
  if (!steps.ok) throw new Error(steps.problem);
  const taper = course("prednisone", steps.value);

  it("is 1680 + 2310 + 140 = 4130 mg over 140 days", () => {
    const [first, ...rest] = taper.steps.map((step) => Number(step.totalMg));
    const last = rest.pop();
    expect([first, rest.reduce((sum, mg) => sum + mg, 0), last]).toEqual([1680, 2310, 140]);
    expect([taper.totalMg, taper.totalPrednisoneMg, taper.days]).toEqual(["4130", "4130", 140]);
  });

  it("has 84 days at or above 20 mg, 140 at or above 2.5 mg, and stays below 5 g", () => {
    expect(daysAtOrAbove(taper, pneumocystisThreshold)).toBe(84);
    expect(daysAtOrAbove(taper, boneThreshold)).toBe(140);
    expect(new Decimal(taper.totalMg).gte(5000)).toBe(false);
  });
});

describe("a steroid course", () => {
  it("five pulses of methylprednisolone 1000 mg are 6250 mg of prednisone", () => {
    const pulses = course("methylprednisolone-iv", [{ ...dose, amount: "1000", to: addDays(start, 4) }]);
    expect([pulses.totalMg, pulses.totalPrednisoneMg]).toEqual(["5000", "6250"]);
    expect(thresholdOfAgent(pulses, pneumocystisThreshold)).toBe("16");
    expect(thresholdOfAgent(course("dexamethasone", [dose]), pneumocystisThreshold)).toBe("3");
    expect(thresholdOfAgent(course("budesonide", [dose]), pneumocystisThreshold)).toBeNull();
  });

  it("counts real dosing days for the total, and evens alternate days out for a threshold", () => {
    const high = { ...dose, alternateAmount: "10", to: addDays(start, 2) };
    const every2 = { ...dose, frequency: "every-other-day", from: addDays(start, 3), to: addDays(start, 7) } as const;
    const both = course("prednisone", [high, every2]);
    expect(both).toMatchObject({ days: 8, totalMg: String(40 + 10 + 40 + 3 * 40) });
    expect(both.steps.map((s) => s.meanMg)).toEqual(["25", "20"]);
    expect([daysAtOrAbove(both, "20"), daysAtOrAbove(both, "20.1")]).toEqual([8, 3]);
    expect(both.daily.map((day) => day.mg)).toEqual(["40", "10", "40", "40", "0", "40", "0", "40"]);
  });

  it("counts several doses a day, weekly doses and a single one", () => {
    const twice = course("dexamethasone", [{ ...dose, amount: "4", frequency: "twice-daily", to: addDays(start, 1) }]);
    expect([twice.daily[0], twice.totalMg]).toEqual([{ day: start, mg: "8", each: "4", times: 2, step: 0 }, "16"]);
    expect(course("prednisone", [{ ...dose, frequency: "weekly", to: addDays(start, 13) }]).totalMg).toBe("80");
    expect(course("prednisone", [{ ...dose, frequency: "once", to: null }], addDays(start, 30)).days).toBe(1);
  });

  it("follows an open last dose to the last day, and knows no threshold for an agent without equivalent", () => {
    expect(course("prednisone", [{ ...dose, to: null }], addDays(start, 2))).toMatchObject({ days: 3, goesOn: true });
    expect(daysAtOrAbove(course("budesonide", [dose]), "20")).toBeNull();
    expect(course(null, [dose]).totalPrednisoneMg).toBeNull();
  });

  it("names the days on which nothing is taken", () => {
    const gap = course("prednisone", [dose, { ...dose, from: addDays(start, 3), to: addDays(start, 4) }]);
    expect(gap.gaps).toEqual([{ from: "2026-12-01", to: "2026-12-02", days: 2 }]);
    expect(gap.daily.map((day) => day.step)).toEqual([0, null, null, 1, 1]);
    expect(gap.days).toBe(5);
  });

  it.each([
    [[], "Add at least one dose"],
    [[{ ...dose, to: null }, dose], "Dose step 1 goes on although another dose follows"],
    [[dose, { ...dose, frequency: "as-needed" }], 'Dose step 2: "as needed" does not fix a dose for each day'],
    [[dose, dose], "Dose step 2 begins on 30-Nov-2026, before step 1 is over on 30-Nov-2026"],
    [[{ ...dose, to: addDays(start, -1) }], "Dose step 1 ends before it begins"],
    [[{ ...dose, to: addDays(start, 3660) }], "more than ten years"],
    ...["0", "-5", "NaN", "1e308", "Infinity", "40 mg"].map((amount) => [
      [{ ...dose, amount }],
      `Dose step 1: "${amount}" is not a dose in mg above 0`,
    ]),
    [[{ ...dose, alternateAmount: "0" }], 'Dose step 1: "0" is not a dose in mg above 0'],
  ] as [DatedDose[], string][])("that cannot be added up says why: %#", (doses, words) => {
    expect(problem(doses)).toContain(words);
    expect(taperCourse("prednisone", doses, start).ok).toBe(false);
  });
});

const frequencies: readonly FrequencyCode[] = ["daily", "twice-daily", "every-other-day", "weekly"];
const rows = fc.array(
  fc.record({
    tenths: fc.integer({ min: 1, max: 1000 }),
    low: fc.option(fc.integer({ min: 1, max: 500 })),
    frequency: fc.constantFrom(...frequencies),
    days: fc.integer({ min: 1, max: 40 }),
    gap: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const doses = rows.map((list) => {
  let from = start;
  return list.map(({ tenths, low, frequency, days, gap }): DatedDose => {
    const to = addDays(from, days - 1);
    const alternateAmount = low !== null && frequency === "daily" ? String(low / 10) : null;
    const step = { amount: String(tenths / 10), alternateAmount, frequency, from, to };
    from = addDays(to, 1 + gap);
    return step;
  });
});

describe("always", () => {
  it("every day of the period stands once, in order, in the step that holds it", () => {
    fc.assert(
      fc.property(doses, (steps) => {
        const { daily } = course("prednisone", steps);
        expect(daily).toHaveLength(daysBetween(start, steps.at(-1)?.to ?? start) + 1);
        for (const [at, one] of daily.entries()) {
          expect(one.day).toBe(addDays(start, at));
          const holder = steps.findIndex((step) => step.from <= one.day && one.day <= (step.to ?? one.day));
          expect(one.step).toBe(holder < 0 ? null : holder);
        }
      }),
    );
  });

  it("the total is the sum of the days, of the steps, and of what is reckoned by hand", () => {
    fc.assert(
      fc.property(doses, (steps) => {
        const taper = course("prednisone", steps);
        const add = (amounts: readonly string[]) => amounts.reduce((sum, mg) => sum.plus(mg), new Decimal(0)).toFixed();
        const byHand = steps.map((step) => {
          const days = daysBetween(step.from, step.to ?? step.from) + 1;
          if (step.alternateAmount)
            return new Decimal(step.amount)
              .times(Math.ceil(days / 2))
              .plus(new Decimal(step.alternateAmount).times(Math.floor(days / 2)))
              .toFixed();
          const gap = step.frequency === "weekly" ? 7 : step.frequency === "every-other-day" ? 2 : 1;
          return new Decimal(step.amount)
            .times(step.frequency === "twice-daily" ? 2 : 1)
            .times(Math.ceil(days / gap))
            .toFixed();
        });
        expect([add(taper.daily.map((d) => d.mg)), add(taper.steps.map((s) => s.totalMg)), add(byHand)]).toEqual(
          Array(3).fill(taper.totalMg),
        );
      }),
    );
  });

  it("a higher threshold never has more days, and the calendar holds every day once", () => {
    fc.assert(
      fc.property(doses, (steps) => {
        const taper = course("prednisone", steps);
        const counts = ["0.1", "2.5", "20", "60"].map((mg) => daysAtOrAbove(taper, mg) ?? -1);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        const shown = calendarMonths(taper.daily).flatMap((month) => month.weeks.flat());
        expect(shown.flatMap((place) => place?.dose ?? [])).toEqual(taper.daily);
        expect(shown.length % 7).toBe(0);
      }),
    );
  });
});

describe("the calendar", () => {
  it("begins weeks on Monday and leaves places of other months empty", () => {
    const [november, december] = calendarMonths(course("prednisone", [{ ...dose, to: addDays(start, 1) }]).daily);
    expect([november?.label, december?.label]).toEqual(["Nov 2026", "Dec 2026"]);
    expect(november?.weeks.at(-1)?.map((place) => place?.date ?? null)).toEqual([
      30,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(november?.weeks.at(-1)?.[0]?.dose?.mg).toBe("40");
    expect(december?.weeks[0]?.[0]).toBeNull();
    expect(december?.weeks[0]?.[2]?.dose).toBeNull();
    expect(calendarMonths([])).toEqual([]);
  });
});
