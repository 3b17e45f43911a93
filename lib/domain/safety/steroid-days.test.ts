import { describe, expect, it } from "vitest";
import { engineInput, type RowParts } from "@/lib/testing/engine-inputs";
import { grounds, judged } from "@/lib/testing/judge";

const oral = { route: "oral", doseUnit: "mg" } as const;
const reaches = (gte: number, forDays: number, ...plan: readonly RowParts[]) =>
  judged({ prednisoneEq: { gte, forDays } }, engineInput({ plan }));
const stops = (...plan: readonly RowParts[]) =>
  judged({ abruptStop: { minDays: 21, lastDoseAbove: 7.5 } }, engineInput({ plan }));
const course = (mgPerDay: number, fromDay: number, toDay: number) => ({ fromDay, toDay, mgPerDay });
const prednisone = (...segments: readonly ReturnType<typeof course>[]) => ({ item: "prednisone", segments });

// calculations.md 9: 60 mg for 28 days, six steps of 14 days, 5 mg for 28 days
const taper = prednisone(
  course(60, 0, 27),
  ...[50, 40, 30, 20, 15, 10].map((mg, i) => course(mg, 28 + 14 * i, 41 + 14 * i)),
  course(5, 112, 139),
);

describe("days at or above a dose", () => {
  it("are those of the worked example: 84 days at 20 mg, 140 at 2.5 mg", () => {
    expect([reaches(20, 84, taper), reaches(20, 85, taper)]).toEqual([true, false]);
    expect([reaches(2.5, 140, taper), reaches(2.5, 141, taper)]).toEqual([true, false]);
  });

  it("are counted in prednisone", () => {
    const on = (item: string, doseValue: number) => ({ item, ...oral, doseValue, startDay: 0, endDay: 27 });
    expect(reaches(20, 28, on("methylprednisolone-oral", 16))).toBe(true);
    expect(reaches(20, 28, on("methylprednisolone-oral", 15))).toBe(false);
    expect(reaches(20, 28, on("dexamethasone", 3))).toBe(true);
    expect(reaches(20, 28, on("hydrocortisone", 80))).toBe(true);
    expect(reaches(20, 28, on("hydrocortisone", 79))).toBe(false);
    expect(reaches(20, 28, on("azathioprine", 200))).toBe(false);
  });

  it("add up over all steroids of a day", () => {
    const half = { ...oral, doseValue: 10, startDay: 0, endDay: 27 };
    expect(reaches(20, 28, { item: "prednisone", ...half }, { item: "prednisolone", ...half })).toBe(true);
    expect(reaches(20, 28, { item: "prednisone", ...half }, { item: "prednisolone", ...half, startDay: 1 })).toBe(
      false,
    );
  });

  it("spread alternate days evenly, and count twice a day", () => {
    const alternate = { item: "prednisone", ...oral, doseValue: 40, everyDays: 2, startDay: 0, endDay: 27 };
    expect(reaches(20, 28, alternate)).toBe(true);
    expect(reaches(21, 1, alternate)).toBe(false);
    expect(reaches(20, 28, { ...alternate, doseValue: 10, everyDays: 1, timesPerDay: 2 })).toBe(true);
  });

  it("are only the days given, for a pulse", () => {
    const pulse = {
      item: "methylprednisolone-iv",
      route: "iv",
      doseValue: 1000,
      doseUnit: "mg",
      days: [0, 1, 2, 7, 8],
    } as const;
    expect([reaches(20, 3, pulse), reaches(20, 4, pulse)]).toEqual([true, false]);
  });

  it("go on for a year when no end is planned", () => {
    const open = { item: "prednisone", ...oral, doseValue: 10 };
    expect([reaches(10, 366, open), reaches(10, 367, open)]).toEqual([true, false]);
  });

  it("are broken by one day below", () => {
    expect(reaches(20, 28, prednisone(course(20, 0, 20), course(15, 21, 21), course(20, 22, 40)))).toBe(false);
    expect(reaches(20, 28, prednisone(course(20, 0, 20), course(20, 22, 40)))).toBe(false);
    expect(reaches(20, 28, prednisone(course(15, 0, 5), course(20, 6, 33)))).toBe(true);
    expect(reaches(20, 28, prednisone(course(15, 0, 5), course(20, 6, 32)))).toBe(false);
  });

  it("cannot be told where the dose is not stated and could decide", () => {
    const unstated = { item: "prednisone", startDay: 0, endDay: 27 };
    expect(reaches(20, 28, unstated)).toEqual(["plan.0.doseValue"]);
    expect(reaches(20, 29, unstated)).toBe(false);
    expect(reaches(20, 28, unstated, { item: "prednisolone", ...oral, doseValue: 20, endDay: 27 })).toBe(true);
    const patient = { ageYears: 50, sexAtBirth: "female" } as const;
    const plan = [{ item: "prednisone", doseValue: 1, doseUnit: "mg/kg", startDay: 0, endDay: 60 }] as const;
    expect(judged({ prednisoneEq: { gte: 20, forDays: 28 } }, engineInput({ patient, plan }))).toEqual([
      "patient.weightKg",
    ]);
  });

  it("leave out what is over", () => {
    expect(reaches(20, 1, { ...taper, over: true })).toBe(false);
  });
});

describe("a course that ends", () => {
  it("is abrupt when it was long and high to the end", () => {
    expect(stops(prednisone(course(60, 0, 55)))).toBe(true);
    expect(stops(prednisone(course(8, 0, 20)))).toBe(true);
    expect(stops(prednisone(course(8, 0, 19)))).toBe(false);
    expect(stops(prednisone(course(60, 0, 30), course(7.5, 31, 40)))).toBe(false);
    expect(stops(taper)).toBe(false);
  });

  it("does not end while another steroid follows, or when no end is planned", () => {
    expect(
      stops(prednisone(course(60, 0, 55)), {
        item: "hydrocortisone",
        ...oral,
        doseValue: 20,
        startDay: 56,
        endDay: 90,
      }),
    ).toBe(false);
    expect(stops({ item: "prednisone", ...oral, doseValue: 60 })).toBe(false);
    expect(stops(prednisone(course(60, 0, 30)), { item: "prednisolone", ...oral, doseValue: 60 })).toBe(false);
  });

  it("cannot be told while its last dose is not stated", () => {
    expect(stops(prednisone(course(60, 0, 55)), { item: "hydrocortisone", startDay: 40, endDay: 60 })).toEqual([
      "plan.1.doseValue",
    ]);
  });
});

describe("a steroid course and what it rests on", () => {
  const long = { prednisoneEq: { gte: 20, forDays: 28 } } as const;
  const abrupt = { abruptStop: { minDays: 21, lastDoseAbove: 7.5 } } as const;

  it("is as long as its longest run, and names every steroid order", () => {
    const plan = [{ item: "azathioprine" }, prednisone(course(20, 0, 29), course(5, 30, 40), course(20, 41, 45))];
    expect(grounds(long, engineInput({ plan }))).toEqual({ rows: [1], values: [30] });
  });

  it("ends with the dose of its last day", () => {
    const plan = [prednisone(course(60, 0, 27), course(10, 28, 34))];
    expect(grounds(abrupt, engineInput({ plan }))).toEqual({ rows: [0], values: [10] });
  });

  it("ends although another order without an end is reckoned to end before it", () => {
    const open = { item: "hydrocortisone", ...oral, doseValue: 10, startDay: -400 };
    expect(stops(open, prednisone(course(60, 0, 30)))).toBe(true);
    expect(stops({ ...open, startDay: 0 }, prednisone(course(60, 0, 30)))).toBe(false);
  });

  it("is no course at all without a steroid", () => {
    expect([reaches(20, 1), stops()]).toEqual([false, false]);
    expect([reaches(20, 1, { item: "azathioprine" }), stops({ item: "azathioprine" })]).toEqual([false, false]);
  });

  it("names a dose that is not stated only where its days could make the run long enough", () => {
    const unstated = (startDay: number, endDay: number) => ({ item: "prednisone", startDay, endDay });
    expect(reaches(20, 28, unstated(-60, -50), prednisone(course(20, 0, 26)), unstated(27, 27))).toEqual([
      "plan.2.doseValue",
    ]);
    expect(reaches(20, 28, prednisone(course(20, 0, 25)), unstated(26, 26))).toBe(false);
    expect(reaches(20, 28, prednisone(course(15, 0, 5)), unstated(6, 32))).toBe(false);
    expect(reaches(20, 28, prednisone(course(15, 0, 5)), unstated(6, 33))).toEqual(["plan.1.doseValue"]);
  });
});

describe("steroid on the first day of something else", () => {
  const expression = { prednisoneEqOnFirstDay: { of: ["@immune-checkpoint-inhibitor"], gte: 10 } } as const;
  const with10mgUntil = (endDay: number) =>
    judged(
      expression,
      engineInput({
        plan: [
          { item: "prednisone", ...oral, doseValue: 10, startDay: 0, endDay },
          { item: "regimen-carboplatin-etoposide-atezolizumab", startDay: 14, cycles: 4 },
        ],
      }),
    );

  it("counts that day alone, of a regimen's component too", () => {
    expect(with10mgUntil(14)).toBe(true);
    expect(with10mgUntil(13)).toBe(false);
  });
});
