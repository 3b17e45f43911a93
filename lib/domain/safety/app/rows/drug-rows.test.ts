import { describe, expect, test } from "vitest";
import { aDrug, aSteroid, treatmentId } from "@/lib/testing/builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import type { DraftTreatment } from "../../../plan/draft-treatment";
import { addDays, asDay } from "../../../shared/day";
import { planRows } from "./plan-rows";

const asOf = asDay("2026-11-23");
const on = (n: number) => addDays(asOf, n);
const rows = (...treatments: DraftTreatment[]) => planRows(treatments, asOf);
const flat = { alternateAmount: null };

describe("drugs", () => {
  test("a row for each step, in mg, with the route and form of the vocabulary", () => {
    const steps = [
      aDoseStep({ amount: "0.5", unit: "g", frequency: "twice-daily", to: on(6) }),
      aDoseStep({ amount: "250", unit: "ug", from: on(7), frequency: "every-other-day" }),
    ];
    const [first, second] = rows(aDrug({ form: "modified-release-tablet", steps, end: on(20) }));
    expect(first).toMatchObject({ form: "extended-release", doseValue: 500, doseUnit: "mg", timesPerDay: 2 });
    expect(first).toMatchObject({ startDay: 0, endDay: 6, action: "start", treatmentId: treatmentId(1) });
    expect(second).toMatchObject({ doseValue: 0.25, everyDays: 2, startDay: 7, endDay: 20 });
  });

  test("a dose in mL is not stated, and an intravenous route is iv", () => {
    const [only] = rows(aDrug({ route: "intravenous", steps: [aDoseStep({ amount: "5", unit: "mL" })] }));
    expect(only).not.toHaveProperty("doseValue");
    expect(only).not.toHaveProperty("doseUnit");
    expect(only?.route).toBe("iv");
  });

  test("as needed counts up to the most in 24 hours", () => {
    const drug = aDrug({
      asNeeded: true,
      maxPerDay: { amount: "80", unit: "mg" },
      steps: [aDoseStep({ amount: "20" })],
    });
    expect(rows(drug)[0]).toMatchObject({ doseValue: 20, timesPerDay: 4 });
    const untold = { ...drug, steps: [aDoseStep({ amount: "1", unit: "{tablet}" })] };
    expect(rows(untold)[0]).toMatchObject({ doseValue: 80, timesPerDay: 1 });
  });

  test.each([
    ["once", null, [0]],
    ["weekly", 21, [0, 7, 14, 21]],
    ["three-times-weekly", 8, [0, 2, 4, 7]],
    ["every-6-months", 200, [0, 182]],
  ] as const)("given %s it has dosing days", (frequency, to, days) => {
    const steps = [aDoseStep({ frequency, to: to === null ? null : on(to) })];
    expect(rows(aDrug({ steps }))[0]?.days).toEqual(days);
  });

  test("with only an agent it is a row all the same, from day 0", () => {
    const bare = {
      treatmentId: treatmentId(9),
      kind: "drug",
      lane: "symptom",
      action: "start",
      agent: "baclofen",
    } as const;
    expect(rows(bare)).toEqual([
      { item: "baclofen", startDay: 0, flags: {}, treatmentId: treatmentId(9), action: "start" },
    ]);
    expect(rows({ ...bare, agent: null, name: "Tea" })).toEqual([]);
    expect(rows({ ...bare, steps: [{ amount: "abc", frequency: "often", from: "soon" }] })[0]).toMatchObject({
      startDay: 0,
    });
  });

  test("premedication, hydration and minutes of an infusion become flags", () => {
    expect(rows(aDrug({ agent: "rituximab", premedication: true }))[0]?.flags).toEqual({ premedication: true });
    expect(rows(aSteroid({ route: "intravenous", infusionMinutes: 20 }))[0]?.flags).toEqual({ infusionMinutes: 20 });
    const fluids = aDrug({ treatmentId: treatmentId(8), agent: "iv-hydration" });
    expect(rows(aDrug({ agent: "cyclophosphamide" }))[0]?.flags).toEqual({});
    expect(rows(aDrug({ agent: "cyclophosphamide" }), fluids)[0]?.flags).toEqual({ hydration: true });
  });
});

describe("steroids", () => {
  const taper = [
    { ...aDoseStep({ amount: "40", to: on(13) }), ...flat },
    { ...aDoseStep({ amount: "30", from: on(14), to: on(27) }), alternateAmount: "10" },
    { ...aDoseStep({ amount: "20", from: on(28), to: on(41), frequency: "every-other-day" }), ...flat },
  ];

  test("segments with the mean of alternate days", () => {
    const [only, ...others] = rows(aSteroid({ steps: taper }));
    expect(others).toEqual([]);
    expect(only?.segments).toEqual([
      { fromDay: 0, toDay: 13, mgPerDay: 40 },
      { fromDay: 14, toDay: 27, mgPerDay: 20 },
      { fromDay: 28, toDay: 41, mgPerDay: 10 },
    ]);
  });

  test("a last step that goes on has no end", () => {
    const [closed, open] = rows(aSteroid());
    expect(closed?.segments).toEqual([{ fromDay: 0, toDay: 13, mgPerDay: 40 }]);
    expect(open).toMatchObject({ doseValue: 20, timesPerDay: 1, startDay: 14 });
    expect(open).not.toHaveProperty("endDay");
  });

  test("an infusion keeps its single dose", () => {
    const steps = [{ ...aDoseStep({ amount: "1", unit: "g", to: on(4) }), ...flat }];
    const [pulse] = rows(aSteroid({ agent: "methylprednisolone-iv", route: "intravenous", steps }));
    expect(pulse).toMatchObject({ doseValue: 1000, timesPerDay: 1, startDay: 0, endDay: 4 });
    expect(pulse).not.toHaveProperty("segments");
  });
});
