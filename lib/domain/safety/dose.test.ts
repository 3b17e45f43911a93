import { describe, expect, it } from "vitest";
import { engineInput, type RowParts } from "@/lib/testing/engine-inputs";
import { grounds, judged } from "@/lib/testing/judge";
import type { DoseMeasure } from "./expression";

const above = (measure: DoseMeasure, item: string, value: number, ...plan: readonly RowParts[]) =>
  judged({ dose: { of: [item], measure, op: ">", value } }, engineInput({ plan }));
/** The largest of these limits that the plan still exceeds. */
const reach = (measure: DoseMeasure, item: string, limits: readonly number[], ...plan: readonly RowParts[]) =>
  limits.filter((limit) => above(measure, item, limit, ...plan) === true);

const oral = { route: "oral", form: "tablet", doseUnit: "mg" } as const;
const weightless = { ageYears: 50, sexAtBirth: "female", heightCm: 165 } as const;

describe("an ordered dose", () => {
  it("is one administration, or all of a day", () => {
    const ami = { item: "amifampridine", ...oral, doseValue: 20, timesPerDay: 4 };
    expect(reach("single", "amifampridine", [19, 20], ami)).toEqual([19]);
    expect(reach("daily", "amifampridine", [79, 80], ami)).toEqual([79]);
  });

  it("counts a day of one dose when nothing else is said", () => {
    expect(reach("daily", "azathioprine", [149, 150], { item: "azathioprine", ...oral, doseValue: 150 })).toEqual([
      149,
    ]);
  });

  it("adds up two orders of one drug on the days they share", () => {
    const first = { item: "amifampridine", ...oral, doseValue: 20, timesPerDay: 3, startDay: 0, endDay: 10 };
    expect(reach("daily", "amifampridine", [100], first, { ...first, startDay: 8, endDay: 20 })).toEqual([100]);
    expect(reach("daily", "amifampridine", [100], first, { ...first, startDay: 11, endDay: 20 })).toEqual([]);
  });

  it("adds up two orders on the one day on which the first ends and the second begins", () => {
    const first = { item: "amifampridine", ...oral, doseValue: 20, timesPerDay: 3, startDay: 0, endDay: 10 };
    expect(reach("daily", "amifampridine", [119, 120], first, { ...first, startDay: 10, endDay: 20 })).toEqual([119]);
  });

  it("rests on the orders that are given on the day, and on no other", () => {
    const small = { item: "amifampridine", ...oral, doseValue: 5, timesPerDay: 3, startDay: 0, endDay: 10 };
    const large = { ...small, doseValue: 20, timesPerDay: 4, startDay: 11, endDay: 20 };
    const over60 = { dose: { of: ["amifampridine"], measure: "daily", op: ">", value: 60 } } as const;
    expect(grounds(over60, engineInput({ plan: [small, large] })).rows).toEqual([1]);
    expect(grounds(over60, engineInput({ plan: [large, { ...small, startDay: 15 }] })).rows).toContain(0);
  });

  it("is shown as it is when it is known, and as the limit it reaches when only a part of it is", () => {
    const known = { item: "amifampridine", ...oral, doseValue: 40, timesPerDay: 3 };
    const over100 = { dose: { of: ["amifampridine"], measure: "daily", op: ">", value: 100 } } as const;
    expect(grounds(over100, engineInput({ plan: [known] })).values).toEqual([120]);
    expect(grounds(over100, engineInput({ plan: [known, { item: "amifampridine" }] })).values).toEqual([100]);
  });

  it("does not add up two drugs of one list", () => {
    const expression = { dose: { of: ["prednisone", "prednisolone"], measure: "daily", op: ">", value: 100 } } as const;
    const plan = [
      { item: "prednisone", ...oral, doseValue: 60 },
      { item: "prednisolone", ...oral, doseValue: 60 },
    ];
    expect(judged(expression, engineInput({ plan }))).toBe(false);
  });

  it("is judged at the start by its first day alone", () => {
    const steps = [
      { item: "amifampridine", ...oral, doseValue: 5, timesPerDay: 3, startDay: 0, endDay: 6 },
      { item: "amifampridine", ...oral, doseValue: 10, timesPerDay: 3, startDay: 7 },
    ];
    expect(reach("startDaily", "amifampridine", [14, 15], ...steps)).toEqual([14]);
    expect(reach("daily", "amifampridine", [29, 30], ...steps)).toEqual([29]);
  });

  it("takes the highest step of a taper", () => {
    const segments = [
      { fromDay: 0, toDay: 6, mgPerDay: 60 },
      { fromDay: 7, toDay: 13, mgPerDay: 110 },
    ];
    expect(reach("daily", "prednisone", [100, 110], { item: "prednisone", route: "oral", segments })).toEqual([100]);
    expect(reach("startDaily", "prednisone", [59, 60], { item: "prednisone", route: "oral", segments })).toEqual([59]);
    expect(reach("dailyPerKg", "prednisone", [1.5, 1.6], { item: "prednisone", segments })).toEqual([1.5]);
  });

  it("changes between mg, mg/kg and mg/m² by weight and body surface", () => {
    const perKg = { item: "cyclophosphamide", route: "iv", doseValue: 10, doseUnit: "mg/kg", days: [0] } as const;
    const perM2 = { ...perKg, doseValue: 750, doseUnit: "mg/m2" } as const;
    expect(reach("singleIv", "cyclophosphamide", [699, 700], perKg)).toEqual([699]);
    expect(reach("singlePerKg", "cyclophosphamide", [9.9, 10], perKg)).toEqual([9.9]);
    // 700 mg ÷ 1.791 m² = 391 mg/m²; 750 mg/m² × 1.791 m² = 1343 mg
    expect(reach("singlePerM2", "cyclophosphamide", [390, 392], perKg)).toEqual([390]);
    expect(reach("single", "cyclophosphamide", [1343, 1344], perM2)).toEqual([1343]);
  });

  it("takes the unrounded body surface of calculations.md: 750 mg/m² at 158 cm, 110 kg is 1648 mg", () => {
    const patient = { ageYears: 58, sexAtBirth: "female", weightKg: 110, heightCm: 158 } as const;
    const plan = [{ item: "cyclophosphamide", route: "iv", doseValue: 750, doseUnit: "mg/m2", days: [0] }] as const;
    const over = (value: number) =>
      judged(
        { dose: { of: ["cyclophosphamide"], measure: "singleIv", op: ">", value } },
        engineInput({ patient, plan }),
      );
    expect([over(1647), over(1649)]).toEqual([true, false]);
  });

  it("counts only its own route", () => {
    const iv = { item: "pyridostigmine", route: "iv", doseValue: 6, doseUnit: "mg" } as const;
    expect(above("singleIv", "pyridostigmine", 5, iv)).toBe(true);
    expect(above("singleIv", "pyridostigmine", 5, { ...iv, route: "oral" })).toBe(false);
    const cyc = { item: "cyclophosphamide", ...oral, doseValue: 250 };
    expect(above("oralDaily", "cyclophosphamide", 200, cyc)).toBe(true);
    expect(above("oralDaily", "cyclophosphamide", 200, { ...cyc, route: "iv" })).toBe(false);
    expect(above("oralDailyPerKg", "cyclophosphamide", 2.5, cyc)).toBe(true);
  });

  it("whose route is not stated may be all of it by mouth or none, and never less than none", () => {
    const below = (value: number) =>
      judged(
        { dose: { of: ["cyclophosphamide"], measure: "oralDaily", op: "<", value } },
        engineInput({ plan: [{ item: "cyclophosphamide", doseValue: 100, doseUnit: "mg" }] }),
      );
    expect(below(0.5)).toEqual(["plan.0.route"]);
    expect(below(0)).toBe(false);
  });

  it("of a course is split over its days", () => {
    const ivig = { item: "ivig", route: "iv", doseGPerKgTotal: 2, days: [0, 1] } as const;
    expect(above("totalPerKg", "ivig", 2, ivig)).toBe(false);
    expect(above("totalPerKg", "ivig", 2, { ...ivig, doseGPerKgTotal: 2.4 })).toBe(true);
    expect(above("dailyGPerKg", "ivig", 1, ivig)).toBe(false);
    expect(above("dailyGPerKg", "ivig", 1, { ...ivig, days: [0] })).toBe(true);
    expect(above("dailyGPerKg", "ivig", 1, { item: "ivig", doseGPerKgTotal: 2, startDay: 0, endDay: 0 })).toBe(true);
    expect(above("dailyGPerKg", "ivig", 1, { item: "ivig", doseGPerKgTotal: 2 })).toEqual(["plan.0.days"]);
  });

  it("of a course counts on every day from its first to its last, and two courses add up only where they meet", () => {
    const ivig = { item: "ivig", route: "iv", doseGPerKgTotal: 2, startDay: 10, endDay: 11 } as const;
    expect(reach("dailyGPerKg", "ivig", [0.99, 1], ivig)).toEqual([0.99]);
    expect(reach("dailyGPerKg", "ivig", [0.99, 1], ivig, { ...ivig, startDay: 12, endDay: 13 })).toEqual([0.99]);
    expect(reach("dailyGPerKg", "ivig", [1, 1.99, 2], ivig, { ...ivig, startDay: 11, endDay: 12 })).toEqual([1, 1.99]);
    const days = { item: "ivig", route: "iv", doseGPerKgTotal: 2, days: [10, 11] } as const;
    expect(reach("dailyGPerKg", "ivig", [1], days, { ...days, days: [12, 13] })).toEqual([]);
    expect(reach("dailyGPerKg", "ivig", [1], days, { ...days, days: [11, 12] })).toEqual([1]);
  });

  it("of a course whose list of days is empty is split over the days from its start to its end", () => {
    const ivig = { item: "ivig", route: "iv", doseGPerKgTotal: 2, days: [], startDay: 0, endDay: 1 } as const;
    expect(reach("dailyGPerKg", "ivig", [0.99, 1], ivig)).toEqual([0.99]);
  });

  it("reads AUC, GFR, plasma volumes and the cumulative dose as they stand", () => {
    expect(above("auc", "carboplatin", 6, { item: "carboplatin", auc: 6 })).toBe(false);
    expect(above("auc", "carboplatin", 6, { item: "carboplatin", auc: 7 })).toBe(true);
    expect(above("gfrUsed", "carboplatin", 125, { item: "carboplatin", gfrUsed: 126 })).toBe(true);
    expect(above("plasmaVolumes", "plasma-exchange", 1.5, { item: "plasma-exchange", plasmaVolumes: 1.6 })).toBe(true);
    expect(above("cumulative", "cyclophosphamide", 25, { item: "cyclophosphamide", cumulativeG: 26 })).toBe(true);
  });

  it("cannot be told without a weight, unless it was ordered per kg", () => {
    const order = { item: "valproic-acid", ...oral, doseValue: 1500, timesPerDay: 2 };
    const input = (plan: readonly RowParts[]) => engineInput({ patient: weightless, plan });
    const over60 = { dose: { of: ["valproic-acid"], measure: "dailyPerKg", op: ">", value: 60 } } as const;
    expect(judged(over60, input([order]))).toEqual(["patient.weightKg"]);
    expect(judged(over60, input([{ ...order, doseValue: 35, doseUnit: "mg/kg" }]))).toBe(true);
  });

  it("that was not stated names the order and the field", () => {
    expect(above("daily", "amifampridine", 100, { item: "amifampridine" })).toEqual(["plan.0.doseValue"]);
    expect(above("auc", "carboplatin", 6, { item: "carboplatin" })).toEqual(["plan.0.auc"]);
    const known = { item: "amifampridine", ...oral, doseValue: 40, timesPerDay: 3 };
    expect(above("daily", "amifampridine", 100, known, { item: "amifampridine" })).toBe(true);
  });

  it("without a unit is not a dose", () => {
    expect(above("daily", "amifampridine", 100, { item: "amifampridine", doseValue: 200 })).toEqual([
      "plan.0.doseValue",
    ]);
  });

  it("is not asked of a regimen, which states none", () => {
    expect(above("auc", "carboplatin", 6, { item: "regimen-carboplatin-etoposide", cycles: 4 })).toBe(false);
  });
});

describe("a dose on days in a row", () => {
  const expression = { consecutiveDose: { of: ["methylprednisolone-iv"], gteMg: 500, moreThanDays: 5 } } as const;
  const pulse = (doseValue: number, days: readonly number[]) =>
    judged(
      expression,
      engineInput({ plan: [{ item: "methylprednisolone-iv", route: "iv", doseValue, doseUnit: "mg", days }] }),
    );

  it("is too long on the sixth day, not on the fifth, and a free day ends the row", () => {
    expect(pulse(500, [0, 1, 2, 3, 4])).toBe(false);
    expect(pulse(500, [0, 1, 2, 3, 4, 5])).toBe(true);
    expect(pulse(499, [0, 1, 2, 3, 4, 5])).toBe(false);
    expect(pulse(500, [0, 1, 2, 4, 5, 6])).toBe(false);
    expect(pulse(500, [0, 2, 3, 4, 5, 6])).toBe(false);
    expect(pulse(500, [0, 2, 3, 4, 5, 6, 7])).toBe(true);
  });

  const pulses = (...plan: readonly RowParts[]) => judged(expression, engineInput({ plan }));
  const unstated = { item: "methylprednisolone-iv", route: "iv" } as const;
  const stated = (...days: readonly number[]) => ({ ...unstated, doseValue: 500, doseUnit: "mg", days }) as const;

  it("names a dose that is not stated only on a day that belongs to the row", () => {
    expect(pulses({ ...unstated, days: [-30] }, stated(0, 1, 2, 3, 4), { ...unstated, days: [5] })).toEqual([
      "plan.2.doseValue",
    ]);
    expect(pulses({ ...unstated, days: [0] }, stated(1, 2, 3, 4, 5))).toEqual(["plan.0.doseValue"]);
    expect(pulses({ ...unstated, days: [0] }, stated(2, 3, 4, 5, 6))).toBe(false);
  });

  it("counts every day of an order that lists none, and half of a dose of every other day", () => {
    const daily = { ...unstated, doseUnit: "mg", startDay: 0, endDay: 5 } as const;
    expect([pulses({ ...daily, doseValue: 500 }), pulses({ ...daily, doseValue: 499 })]).toEqual([true, false]);
    const alternate = { ...daily, everyDays: 2 };
    expect([pulses({ ...alternate, doseValue: 1000 }), pulses({ ...alternate, doseValue: 999 })]).toEqual([
      true,
      false,
    ]);
  });

  it("is asked of every drug of a list, one after the other", () => {
    const two = {
      consecutiveDose: { ...expression.consecutiveDose, of: ["dexamethasone", ...expression.consecutiveDose.of] },
    };
    expect(judged(two, engineInput({ plan: [stated(0, 1, 2, 3, 4, 5)] }))).toBe(true);
    expect(judged(two, engineInput({ plan: [stated(0, 1, 2, 3, 4)] }))).toBe(false);
    expect(grounds(two, engineInput({ plan: [stated(0, 1, 2, 3, 4, 5)] }))).toEqual({ rows: [0], values: [6] });
  });
});
