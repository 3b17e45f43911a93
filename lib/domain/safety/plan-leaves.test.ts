import { describe, expect, it } from "vitest";
import { asked, engineInput, notAsked, type RowParts } from "@/lib/testing/engine-inputs";
import { grounds, judged } from "@/lib/testing/judge";
import type { RuleExpression } from "./expression";

const inPlan = (expression: RuleExpression, ...plan: readonly RowParts[]) => judged(expression, engineInput({ plan }));
const atHome = (expression: RuleExpression, home: string[], ...plan: readonly RowParts[]) =>
  judged(expression, engineInput({ plan, homeMedications: asked(...home) }));
const homeNotAsked = (expression: RuleExpression, ...plan: readonly RowParts[]) =>
  judged(expression, engineInput({ plan, homeMedications: notAsked }));

describe("what is planned or taken", () => {
  it("is found by id, class and component", () => {
    expect(inPlan({ plan: ["@platinum"] }, { item: "regimen-bep", cycles: 3 })).toBe(true);
    expect(inPlan({ plan: ["@taxane"] }, { item: "regimen-bep", cycles: 3 })).toBe(false);
    expect(inPlan({ plan: ["rituximab"] }, { item: "rituximab", days: [-20], over: true })).toBe(false);
  });

  it("is in the plan, at home, or not known", () => {
    const med = { med: ["@doac"] } as const;
    expect(inPlan(med, { item: "apixaban" })).toBe(true);
    expect(atHome(med, ["apixaban"])).toBe(true);
    expect(atHome(med, ["warfarin"])).toBe(false);
    expect(homeNotAsked(med)).toEqual(["homeMedications"]);
    expect(homeNotAsked(med, { item: "apixaban" })).toBe(true);
    expect(atHome({ plan: ["@doac"] }, ["apixaban"])).toBe(false);
  });

  it("is not known while only one of two medicines was denied", () => {
    const two = { med: ["apixaban", "rivaroxaban"] } as const;
    const denied = (...absent: string[]) =>
      judged(two, engineInput({ homeMedications: { present: [], absent, complete: false } }));
    expect(denied("apixaban")).toEqual(["homeMedications"]);
    expect(denied("apixaban", "rivaroxaban")).toBe(false);
  });
});

describe("one treatment after another", () => {
  const gap = (hours: number) => ({ gap: { earlier: ["rituximab"], later: ["plasma-exchange"], hours } }) as const;
  const exchange = (...days: number[]) => ({ item: "plasma-exchange", days });
  const rituximab = (...days: number[]) => ({ item: "rituximab", days });

  it("is too close on the same day and up to the last hour", () => {
    expect(inPlan(gap(72), rituximab(0), exchange(0))).toBe(true);
    expect(inPlan(gap(72), rituximab(0), exchange(2))).toBe(true);
    expect(inPlan(gap(72), rituximab(0), exchange(3))).toBe(false);
    expect(inPlan(gap(336), rituximab(0), exchange(13))).toBe(true);
    expect(inPlan(gap(336), rituximab(0), exchange(14))).toBe(false);
    expect(inPlan(gap(720), rituximab(0), exchange(29))).toBe(true);
    expect(inPlan(gap(720), rituximab(0), exchange(30))).toBe(false);
  });

  it("is free before, and the nearest one before it counts", () => {
    expect(inPlan(gap(72), rituximab(5), exchange(3, 4))).toBe(false);
    expect(inPlan(gap(72), rituximab(0, 10), exchange(11))).toBe(true);
    expect(inPlan(gap(72), rituximab(0, 20), exchange(10))).toBe(false);
  });

  it("is measured from the nearest dose before, in whatever order the orders stand", () => {
    expect(inPlan(gap(72), rituximab(10), rituximab(0), exchange(11))).toBe(true);
    expect(inPlan(gap(72), rituximab(0), rituximab(10), exchange(14))).toBe(false);
  });

  it("counts what was given already, and the days of a regimen's component", () => {
    expect(inPlan(gap(72), { ...rituximab(-2), over: true }, exchange(0))).toBe(true);
    expect(inPlan(gap(72), rituximab(-2), { ...exchange(0), over: true })).toBe(false);
    const antibody = { gap: { earlier: ["atezolizumab"], later: ["plasma-exchange"], hours: 72 } } as const;
    const regimen = { item: "regimen-carboplatin-etoposide-atezolizumab", startDay: 0, cycles: 2 };
    expect(inPlan(antibody, regimen, exchange(23))).toBe(true);
    expect(inPlan(antibody, regimen, exchange(24))).toBe(false);
  });
});

describe("two drugs of one list", () => {
  const overlap = { overlap: ["@corticosteroid-systemic"] } as const;
  const on = (item: string, startDay: number, endDay: number) => ({ item, startDay, endDay });

  it("overlap, change over on one day, or follow one another", () => {
    expect(inPlan(overlap, on("prednisone", 0, 10), on("dexamethasone", 9, 20))).toBe(true);
    expect(inPlan(overlap, on("prednisone", 0, 10), on("dexamethasone", 10, 20))).toBe(false);
    expect(inPlan(overlap, on("dexamethasone", 10, 20), on("prednisone", 0, 10))).toBe(false);
    expect(inPlan(overlap, on("prednisone", 0, 10), on("dexamethasone", 11, 20))).toBe(false);
  });

  it("overlap wherever in the plan the two of them stand", () => {
    const apart = [on("prednisone", 100, 110), on("dexamethasone", 200, 210)];
    const [first, second] = [on("prednisone", 0, 10), on("hydrocortisone", 5, 15)];
    const rowsOf = (...plan: readonly RowParts[]) => grounds(overlap, engineInput({ plan })).rows;
    expect(rowsOf(first, ...apart, second)).toEqual([0, 3]);
    expect(rowsOf(first, second, ...apart)).toEqual([0, 1]);
    expect(rowsOf(first, apart[0] ?? first, second, apart[1] ?? second)).toEqual([0, 2]);
    expect(rowsOf(first, ...apart)).toEqual([]);
  });

  it("meet on one day that is no changeover", () => {
    expect(inPlan(overlap, on("prednisone", 0, 10), { item: "dexamethasone", days: [5] })).toBe(true);
    expect(inPlan(overlap, on("prednisone", 0, 10), on("prednisone", 5, 20))).toBe(false);
    expect(atHome(overlap, ["prednisone"], on("dexamethasone", 0, 5))).toBe(false);
  });
});

describe("active on one day", () => {
  const concurrent = { concurrent: { a: ["@myelosuppressive-chemo"], b: ["azathioprine"] } } as const;
  const chemo = { item: "regimen-topotecan", startDay: 0, cycles: 2 };

  it("is a matter of dates; what is taken at home is taken every day", () => {
    expect(inPlan(concurrent, chemo, { item: "azathioprine", startDay: 41 })).toBe(true);
    expect(inPlan(concurrent, chemo, { item: "azathioprine", startDay: 42 })).toBe(false);
    expect(atHome(concurrent, ["azathioprine"], chemo)).toBe(true);
    expect(atHome(concurrent, ["azathioprine", "etoposide"])).toBe(true);
    expect(atHome(concurrent, ["azathioprine"])).toBe(false);
    expect(homeNotAsked(concurrent, chemo)).toEqual(["homeMedications"]);
    expect(homeNotAsked(concurrent)).toEqual(["homeMedications"]);
  });

  it("may be so by a home medicine that nobody asked about, if the other drug is ordered, taken or not asked about", () => {
    const pair = { concurrent: { a: ["carboplatin"], b: ["azathioprine"] } } as const;
    const home = (present: string[], absent: string[], ...plan: RowParts[]) =>
      judged(pair, engineInput({ plan, homeMedications: { present, absent, complete: false } }));
    const [a, b] = [
      { item: "carboplatin", startDay: 0, endDay: 10 },
      { item: "azathioprine", startDay: 20, endDay: 30 },
    ];
    expect(home([], [])).toEqual(["homeMedications"]);
    expect(home([], ["carboplatin"])).toBe(false);
    expect(home([], ["carboplatin"], a)).toEqual(["homeMedications"]);
    expect(home(["carboplatin"], [])).toEqual(["homeMedications"]);
    expect(home([], ["azathioprine"])).toBe(false);
    expect(home([], ["azathioprine"], b)).toEqual(["homeMedications"]);
    expect(home(["azathioprine"], [])).toEqual(["homeMedications"]);
    expect(home([], ["carboplatin", "azathioprine"], a, b)).toBe(false);
    expect(home(["carboplatin"], ["azathioprine"], a)).toBe(false);
    expect(home(["azathioprine"], ["carboplatin"], b)).toBe(false);
  });

  it("counts different drugs together", () => {
    const three = { activeTogether: { n: 3, of: ["azathioprine", "cyclophosphamide", "rituximab"] } } as const;
    const plan = [
      { item: "azathioprine", startDay: 0 },
      { item: "rituximab", days: [0, 14] },
    ] as const;
    expect(inPlan(three, ...plan, { item: "cyclophosphamide", days: [14] })).toBe(true);
    expect(inPlan(three, ...plan, { item: "cyclophosphamide", days: [15] })).toBe(false);
    expect(inPlan(three, ...plan, { item: "azathioprine", startDay: 5 })).toBe(false);
    expect(atHome(three, ["cyclophosphamide"], ...plan)).toBe(true);
    expect(homeNotAsked(three, ...plan)).toEqual(["homeMedications"]);
    const sure = { present: [], absent: ["cyclophosphamide"], complete: false };
    expect(judged(three, engineInput({ plan, homeMedications: sure }))).toBe(false);
  });

  it("may be so because of what is taken at home alone", () => {
    const two = { activeTogether: { n: 2, of: ["azathioprine", "mycophenolate-mofetil"] } } as const;
    expect(atHome(two, ["azathioprine", "mycophenolate-mofetil"])).toBe(true);
    expect(atHome(two, ["azathioprine"])).toBe(false);
  });
});

describe("sessions on days in a row", () => {
  const two = { consecutiveSessions: { item: "plasma-exchange", atLeast: 2 } } as const;
  it("count, in whatever order they are written", () => {
    expect(inPlan(two, { item: "plasma-exchange", days: [2, 4, 6] })).toBe(false);
    expect(inPlan(two, { item: "plasma-exchange", days: [4, 2, 3] })).toBe(true);
    expect(inPlan(two, { item: "plasma-exchange", days: [2, 2] })).toBe(false);
    expect(inPlan(two, { item: "plasma-exchange", days: [4] }, { item: "plasma-exchange", days: [3] })).toBe(true);
  });

  it("count as a row of three only when all three follow one another", () => {
    const three = { consecutiveSessions: { item: "plasma-exchange", atLeast: 3 } } as const;
    expect(inPlan(three, { item: "plasma-exchange", days: [2, 3, 4] })).toBe(true);
    expect(inPlan(three, { item: "plasma-exchange", days: [2, 3, 5, 6] })).toBe(false);
    const plan = [2, 3, 4, 8].map((day) => ({ item: "plasma-exchange", days: [day] }));
    expect(grounds(three, engineInput({ plan })).rows).toEqual([0, 1, 2]);
  });
});

describe("the same drug twice", () => {
  const twice = { duplicateItem: true } as const;

  it("is two orders on one day", () => {
    const first = { item: "prednisone", startDay: 0, endDay: 10 };
    expect(inPlan(twice, first, { item: "prednisone", startDay: 10, endDay: 20 })).toBe(true);
    expect(inPlan(twice, first, { item: "prednisone", startDay: 11, endDay: 20 })).toBe(false);
    expect(inPlan(twice, { ...first, treatmentId: "t1" }, { ...first, treatmentId: "t1" })).toBe(false);
  });

  it("is a component of two regimens, but not the row that states its dose", () => {
    const regimen = { item: "regimen-carboplatin-etoposide", cycles: 4 };
    expect(inPlan(twice, regimen, { item: "carboplatin", auc: 5 })).toBe(false);
    expect(inPlan(twice, regimen, { item: "regimen-cisplatin-etoposide", cycles: 4 })).toBe(true);
  });

  it("is an order of what is taken at home, unless it carries that on", () => {
    expect(atHome(twice, ["metformin"], { item: "metformin" })).toBe(true);
    expect(atHome(twice, ["metformin"], { item: "metformin", action: "continue" })).toBe(false);
    expect(atHome(twice, ["metformin"], { item: "metformin", action: "start" })).toBe(true);
    expect(homeNotAsked(twice, { item: "metformin" })).toEqual(["homeMedications"]);
    expect(homeNotAsked(twice, { item: "metformin", action: "continue" })).toBe(false);
    expect(homeNotAsked(twice, { item: "physical-therapy-referral" })).toBe(false);
  });
});
