import { describe, expect, it } from "vitest";
import { asDay } from "./day";
import { decimalSchema, positiveDecimalSchema } from "./decimal-schema";
import { addQuantities, compareQuantities, convertQuantity, forWeight, quantity, timesQuantity } from "./quantity";

describe("quantities", () => {
  it("add exactly: 0.1 mg and 0.2 mg are 0.3 mg", () => {
    expect(addQuantities(quantity("0.1", "mg"), quantity("0.2", "mg"))).toEqual({ value: "0.3", unit: "mg" });
    expect(timesQuantity(quantity("0.1", "mg"), 3).value).toBe("0.3");
  });

  it("of different units do not add up", () => {
    // @ts-expect-error millilitres cannot be added to milligrams
    const wrong = () => addQuantities(quantity("1", "mg"), quantity("1", "mL"));
    // @ts-expect-error a dose per kg is not a dose
    const alsoWrong = () => compareQuantities(quantity("1", "mg"), quantity("1", "mg/kg"));
    expect([wrong, alsoWrong]).toHaveLength(2);
  });

  it("per kg become an amount only through a dated weight", () => {
    const weight = { ...quantity("68.4", "kg"), takenOn: asDay("2026-11-20") };
    expect(forWeight(quantity("2", "g/kg"), weight)).toEqual({ ok: true, value: { value: "136.8", unit: "g" } });
    expect(forWeight(quantity("2", "g/kg"), { ...weight, value: "0" }).ok).toBe(false);
  });

  it("convert within a dimension only", () => {
    expect(convertQuantity(quantity("0.5", "g"), "mg")).toEqual({ ok: true, value: { value: "500", unit: "mg" } });
    expect(convertQuantity(quantity("5", "mg"), "mL")).toEqual({ ok: false, problem: "cannot convert mg to mL" });
  });
});

describe("a typed decimal", () => {
  it.each([
    ["0.50", "0.5"],
    [" 1000 ", "1000"],
    ["007", "7"],
  ])("%j is kept as %s", (typed, kept) => {
    expect(decimalSchema.parse(typed)).toBe(kept);
  });

  it.each(["1,000", "1e3", ".5", "abc", "", "NaN", "Infinity"])("%j is refused", (typed) => {
    expect(decimalSchema.safeParse(typed).success).toBe(false);
  });

  it("zero is no dose", () => {
    expect(positiveDecimalSchema.safeParse("0.0").success).toBe(false);
  });
});
