import { describe, expect, it } from "vitest";
import { ruleById, rules } from "@/lib/domain/knowledge/rules";
import { engineInput, type RowParts } from "@/lib/testing/engine-inputs";
import { grounds, judged } from "@/lib/testing/judge";
import type { RuleExpression } from "./expression";

/** The days of today on which a monitoring rule applies, from `from` to `to`, with the last result on a day. */
function dueDays(
  what: string | RuleExpression,
  plan: readonly RowParts[],
  [from, to]: readonly [number, number],
  lastResult?: number,
) {
  const expression = typeof what === "string" ? ruleById(what)?.trigger.expr : what;
  if (!expression || !("monitorDue" in expression)) throw new Error(`${what} is no monitoring rule`);
  const { observation } = expression.monitorDue;
  const due = [];
  for (let asOfDay = from; asOfDay <= to; asOfDay += 1) {
    const labs = lastResult === undefined ? {} : { [observation]: { value: 1, day: lastResult } };
    if (judged(expression, engineInput({ plan, labs, asOfDay })) === true) due.push(asOfDay);
  }
  return due;
}

describe("monitoring of a running plan", () => {
  it("is not judged without a day of today", () => {
    for (const rule of rules.filter(({ trigger: { expr } }) => "monitorDue" in expr))
      expect(judged(rule.trigger.expr, engineInput({ plan: [{ item: "azathioprine", startDay: -400 }] }))).toBe(false);
  });

  it("azathioprine: every 7 days in month 1, 14 in months 2 and 3, 30 afterwards", () => {
    const plan = [{ item: "azathioprine", startDay: 0 }];
    expect(dueDays("mon-azathioprine-cbc", plan, [0, 9])).toEqual([8, 9]);
    expect(dueDays("mon-azathioprine-cbc", plan, [20, 40], 20)).toEqual([28, 29, 30, 35, 36, 37, 38, 39, 40]);
    expect(dueDays("mon-azathioprine-cbc", plan, [100, 135], 100)).toEqual([131, 132, 133, 134, 135]);
    expect(dueDays("mon-azathioprine-cbc", [{ item: "azathioprine", startDay: 0, endDay: 5 }], [0, 20])).toEqual([]);
  });

  it("cyclophosphamide: within 14 days after a pulse, and within 3 days before the next", () => {
    const plan = [{ item: "cyclophosphamide", days: [0, 28] }];
    expect(dueDays("mon-cyclophosphamide-cbc", plan, [0, 24], 0)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
    expect(dueDays("mon-cyclophosphamide-cbc", plan, [0, 30], 14)).toEqual([25, 26, 27, 28]);
    expect(dueDays("mon-cyclophosphamide-cbc", plan, [0, 30], 25)).not.toContain(26);
    expect(dueDays("mon-cyclophosphamide-cbc", plan, [40, 60], 28)).toEqual([
      43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56,
    ]);
    const tablets = [{ item: "cyclophosphamide", route: "oral", startDay: 0 }];
    expect(dueDays("mon-cyclophosphamide-cbc", tablets, [0, 16])).toEqual([15, 16]);
  });

  it("carbamazepine: a sodium within 30 days of the start and of each change", () => {
    const steps = [
      { item: "carbamazepine", startDay: 0, endDay: 39 },
      { item: "carbamazepine", startDay: 40 },
    ];
    expect(dueDays("mon-carbamazepine-sodium", steps, [29, 33])).toEqual([31, 32, 33]);
    expect(dueDays("mon-carbamazepine-sodium", steps, [29, 33], 10)).toEqual([]);
    expect(dueDays("mon-carbamazepine-sodium", steps, [69, 72], 39)).toEqual([71, 72]);
    expect(dueDays("mon-carbamazepine-sodium", steps, [69, 72], 40)).toEqual([]);
  });

  it("valproate: every 30 days for six months", () => {
    const plan = [{ item: "valproic-acid", startDay: 0 }];
    expect(dueDays("mon-valproate-lft-platelets", plan, [28, 32])).toEqual([31, 32]);
    expect(dueDays("mon-valproate-lft-platelets", plan, [178, 182], 100)).toEqual([178, 179, 180]);
  });

  it("steroid: every 14 days while it is 20 mg or more", () => {
    const plan = [
      {
        item: "prednisone",
        segments: [
          { fromDay: 0, toDay: 19, mgPerDay: 40 },
          { fromDay: 20, toDay: 60, mgPerDay: 15 },
        ],
      },
    ];
    expect(dueDays("mon-steroid-glucose-bp", plan, [12, 22])).toEqual([15, 16, 17, 18, 19]);
    expect(dueDays("mon-steroid-glucose-bp", plan, [12, 22], 3)).toEqual([18, 19]);
  });

  it("plasma exchange: on the day of each session", () => {
    const plan = [{ item: "plasma-exchange", days: [2, 4, 6] }];
    expect(dueDays("mon-plex-per-session", plan, [0, 8])).toEqual([2, 3, 4, 5, 6]);
    expect(dueDays("mon-plex-per-session", plan, [0, 8], 4)).toEqual([6]);
  });

  it("IVIg: within 7 days before a course and within 7 days after", () => {
    const plan = [{ item: "ivig", days: [10, 11] }];
    expect(dueDays("mon-ivig-creatinine", plan, [8, 13], 2)).toEqual([10, 11]);
    expect(dueDays("mon-ivig-creatinine", plan, [8, 20], 3)).toEqual([19, 20]);
    expect(dueDays("mon-ivig-creatinine", plan, [8, 20], 12)).toEqual([]);
    expect(dueDays("mon-ivig-creatinine", plan, [38, 41], 3)).toEqual([38, 39]);
  });

  it("rituximab: IgG every 180 days until a year after the last infusion", () => {
    const plan = [{ item: "rituximab", days: [0, 14] }];
    expect(dueDays("mon-rituximab-igg-hbv", plan, [179, 182])).toEqual([181, 182]);
    expect(dueDays("mon-rituximab-igg-hbv", plan, [378, 381], 100)).toEqual([378, 379]);
  });

  it("cisplatin: within 7 days before each cycle", () => {
    const plan = [{ item: "regimen-cisplatin-etoposide", startDay: 0, cycles: 2 }];
    expect(dueDays("mon-cisplatin-renal", plan, [0, 41], -7)).toEqual([
      14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41,
    ]);
    expect(dueDays("mon-cisplatin-renal", plan, [0, 41], 14)).toEqual([]);
    expect(dueDays("mon-cisplatin-renal", plan, [0, 3], -8)).toEqual([0, 1, 2, 3]);
  });
});

describe("the limits of monitoring", () => {
  it("azathioprine given again: the months are counted from the very first day, and from the day it is given again on", () => {
    const again = [
      { item: "azathioprine", startDay: 0, endDay: 10 },
      { item: "azathioprine", startDay: 60 },
    ];
    expect(dueDays("mon-azathioprine-cbc", again, [58, 61])).toEqual([60, 61]);
  });

  it("azathioprine: a count of day 75 is due again on day 90, and on day 91 no more, in the months of every 30 days", () => {
    expect(dueDays("mon-azathioprine-cbc", [{ item: "azathioprine", startDay: 0 }], [88, 92], 75)).toEqual([90]);
  });

  it("valproate and carbamazepine: nothing is due after the last day", () => {
    const until = (item: string) => [{ item, startDay: 0, endDay: 32 }];
    expect(dueDays("mon-valproate-lft-platelets", until("valproic-acid"), [30, 35])).toEqual([31, 32]);
    expect(dueDays("mon-carbamazepine-sodium", until("carbamazepine"), [30, 35])).toEqual([31, 32]);
  });

  it("carbamazepine: on the day of a change its time begins anew", () => {
    const steps = [
      { item: "carbamazepine", startDay: 0, endDay: 39 },
      { item: "carbamazepine", startDay: 40 },
    ];
    expect(dueDays("mon-carbamazepine-sodium", steps, [38, 42])).toEqual([38, 39]);
  });

  it("azathioprine and valproate: the months are counted from the day of the start, whichever that is", () => {
    const from10 = (item: string) => [{ item, startDay: 10 }];
    expect(dueDays("mon-azathioprine-cbc", from10("azathioprine"), [30, 45], 30)).toEqual([38, 39, 40, 45]);
    expect(dueDays("mon-valproate-lft-platelets", from10("valproic-acid"), [188, 192], 100)).toEqual([188, 189, 190]);
  });

  it("cyclophosphamide: pulses of two orders follow one another by their days", () => {
    const plan = [28, 0].map((day) => ({ item: "cyclophosphamide", days: [day] }));
    expect(dueDays("mon-cyclophosphamide-cbc", plan, [0, 30], 14)).toEqual([25, 26, 27, 28]);
  });

  it("cyclophosphamide: tablets of every day are asked for as long as they are taken", () => {
    const tablets = [{ item: "cyclophosphamide", route: "oral", startDay: 0, endDay: 40 }];
    expect(dueDays("mon-cyclophosphamide-cbc", tablets, [37, 43])).toEqual([37, 38, 39, 40]);
  });

  it("a pulse starts the time anew on its own day", () => {
    const twoDays = {
      monitorDue: { item: "cyclophosphamide", observation: "neutrophils", everyDays: 2, phase: "each-pulse" },
    } as const;
    expect(dueDays(twoDays, [{ item: "cyclophosphamide", days: [0, 3] }], [0, 7], 0)).toEqual([6, 7]);
  });

  it("cyclophosphamide: nothing is due before the first pulse", () => {
    expect(dueDays("mon-cyclophosphamide-cbc", [{ item: "cyclophosphamide", days: [10, 38] }], [5, 11])).toEqual([]);
  });

  it("cyclophosphamide: cycles and rhythms are pulses too, and not tablets of every day", () => {
    const cycles = [{ item: "cyclophosphamide", route: "iv", startDay: 0, cycles: 2 }];
    const due = [15, 16, 17, 18, 19, 20, 21];
    expect(dueDays("mon-cyclophosphamide-cbc", cycles, [0, 24], 0)).toEqual(due);
    const rhythm = [{ item: "cyclophosphamide", route: "iv", startDay: 0, everyDays: 21, endDay: 21 }];
    expect(dueDays("mon-cyclophosphamide-cbc", rhythm, [0, 24], 0)).toEqual(due);
    const daily = [{ item: "cyclophosphamide", route: "oral", startDay: 0, everyDays: 1, endDay: 30 }];
    expect(dueDays("mon-cyclophosphamide-cbc", daily, [13, 33], 10)).toEqual([25, 26, 27, 28, 29, 30]);
  });

  it("steroid: 20 mg a day is enough and 19 mg is not", () => {
    const course = (doseValue: number) => [
      { item: "prednisone", route: "oral", doseValue, doseUnit: "mg", startDay: 0, endDay: 20 } as const,
    ];
    expect(dueDays("mon-steroid-glucose-bp", course(20), [12, 22])).toEqual([15, 16, 17, 18, 19, 20]);
    expect(dueDays("mon-steroid-glucose-bp", course(19), [12, 22])).toEqual([]);
  });

  it("steroid: the days are counted from the first one of the course", () => {
    const weekly = (item: string) =>
      ({ monitorDue: { item, observation: "glucose", everyDays: 7, phase: "while->=20mg" } }) as const;
    const plan = [{ item: "prednisone", route: "oral", doseValue: 20, doseUnit: "mg", startDay: 0 }] as const;
    expect(dueDays(weekly("prednisone"), plan, [0, 9])).toEqual([8, 9]);
    expect(dueDays(weekly("dexamethasone"), plan, [0, 9])).toEqual([]);
  });

  it("IVIg: each of two orders is asked for in its own time", () => {
    const plan = [10, 60].map((day) => ({ item: "ivig", days: [day] }));
    expect(dueDays("mon-ivig-creatinine", plan, [8, 12], 2)).toEqual([10]);
    expect(dueDays("mon-ivig-creatinine", plan, [58, 62], 50)).toEqual([60]);
  });

  it("IVIg: a creatinine of the last day of a course is not one after it", () => {
    const plan = [{ item: "ivig", days: [10, 11] }];
    expect(dueDays("mon-ivig-creatinine", plan, [8, 20], 11)).toEqual([19, 20]);
  });

  it("rituximab: an infusion counts on its day, and a planned one not before", () => {
    const plan = [{ item: "rituximab", days: [0, 400] }];
    expect(dueDays("mon-rituximab-igg-hbv", plan, [364, 366])).toEqual([364, 365]);
    expect(dueDays("mon-rituximab-igg-hbv", plan, [398, 401])).toEqual([400, 401]);
    expect(dueDays("mon-rituximab-igg-hbv", plan, [-200, 0])).toEqual([]);
  });

  it("shows whether there is no result or one that is too old, and the order that it is for", () => {
    const due = ruleById("mon-azathioprine-cbc")?.trigger.expr;
    if (!due || !("monitorDue" in due)) throw new Error("no monitoring rule");
    const plan = [{ item: "prednisone" }, { item: "azathioprine", startDay: 0 }];
    const labs = { [due.monitorDue.observation]: { value: 5, day: 1 } };
    expect(grounds(due, engineInput({ plan, asOfDay: 20 }))).toEqual({ rows: [1], values: ["not recorded"] });
    expect(grounds(due, engineInput({ plan, asOfDay: 20, labs }))).toEqual({ rows: [1], values: ["too old"] });
  });
});
