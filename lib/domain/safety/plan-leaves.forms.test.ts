import { describe, expect, it } from "vitest";
import { engineInput, type RowParts } from "@/lib/testing/engine-inputs";
import { grounds, judged } from "@/lib/testing/judge";
import type { RuleExpression } from "./expression";

const inPlan = (expression: RuleExpression, ...plan: readonly RowParts[]) => judged(expression, engineInput({ plan }));

describe("form, flags and review", () => {
  it("takes an oral order without a form for a tablet", () => {
    const solid = { oralSolid: true } as const;
    expect(inPlan(solid, { item: "prednisone", route: "oral" })).toBe(true);
    expect(inPlan(solid, { item: "prednisone", route: "oral", form: "capsule" })).toBe(true);
    expect(inPlan(solid, { item: "prednisone", route: "oral", form: "solution" })).toBe(false);
    expect(inPlan(solid, { item: "prednisone", route: "iv", form: "tablet" })).toBe(false);
    expect(inPlan(solid, { item: "prednisone" })).toBe(false);
  });

  it("cannot tell of a tablet or capsule whose route is not stated, and names that order", () => {
    const solid = { oralSolid: true } as const;
    const capsule = { item: "prednisone", form: "capsule" };
    expect(inPlan(solid, { item: "ivig" }, capsule)).toEqual(["plan.1.route"]);
    expect(inPlan(solid, { ...capsule, form: "solution" })).toBe(false);
    expect(inPlan(solid, { ...capsule, route: "iv" })).toBe(false);
    expect(inPlan(solid, capsule, { item: "pyridostigmine", route: "oral" })).toBe(true);
  });

  it("rests on the orders that have the form, and shows each medicine once", () => {
    const plan = [
      { item: "ivig", route: "iv" },
      { item: "prednisone", route: "oral", form: "tablet", endDay: 5 },
      { item: "prednisone", route: "oral", form: "tablet", startDay: 6 },
    ];
    expect(grounds({ oralSolid: true }, engineInput({ plan }))).toEqual({ rows: [1, 2], values: ["prednisone"] });
    expect(grounds({ form: ["tablet"] }, engineInput({ plan }))).toEqual({ rows: [1, 2], values: ["prednisone"] });
  });

  it("finds a form and a flag", () => {
    expect(inPlan({ form: ["enteric"] }, { item: "prednisone", route: "oral", form: "enteric" })).toBe(true);
    expect(inPlan({ form: ["enteric"] }, { item: "prednisone", route: "oral" })).toBe(false);
    expect(inPlan({ form: ["enteric"] }, { item: "prednisone", route: "oral", form: "tablet" })).toBe(false);
    expect(inPlan({ form: ["solution", "enteric"] }, { item: "prednisone", form: "enteric" })).toBe(true);
    const central = { planFlag: { item: "plasma-exchange", flag: "access", in: ["central"] } } as const;
    expect(inPlan(central, { item: "plasma-exchange", flags: { access: "central" } })).toBe(true);
    expect(inPlan(central, { item: "plasma-exchange", flags: { access: "peripheral" } })).toBe(false);
    expect(inPlan(central, { item: "ivig", flags: { access: "central" } })).toBe(false);
    const fast = { planFlagLess: { item: "methylprednisolone-iv", flag: "infusionMinutes", lt: 30 } } as const;
    expect(inPlan(fast, { item: "methylprednisolone-iv", flags: { infusionMinutes: 29 } })).toBe(true);
    expect(inPlan(fast, { item: "methylprednisolone-iv", flags: { infusionMinutes: 30 } })).toBe(false);
    expect(inPlan(fast, { item: "methylprednisolone-iv" })).toBe(false);
    expect(
      inPlan(
        { anyPlanFlag: { flag: "jointDecision", in: [true] } },
        { item: "nivolumab", flags: { jointDecision: true } },
      ),
    ).toBe(true);
    expect(
      inPlan(
        { anyPlanFlag: { flag: "jointDecision", in: [true] } },
        { item: "nivolumab", flags: { jointDecision: false } },
      ),
    ).toBe(false);
  });

  it("misses a review that is not planned, over, or too far away", () => {
    const missing = { reviewDateMissing: 28 } as const;
    const review = (reviewDay: number, asOfDay = 0) => judged(missing, engineInput({ reviewDay, asOfDay }));
    expect(judged(missing, engineInput())).toBe(true);
    expect(review(28)).toBe(false);
    expect(review(29)).toBe(true);
    expect(review(40, 12)).toBe(false);
    expect(review(5, 12)).toBe(true);
  });
});

it("an expression the grammar does not know is a fault, not a silent no", () => {
  expect(() => inPlan({ moonPhase: "full" } as unknown as RuleExpression)).toThrow(/moonPhase/);
});
