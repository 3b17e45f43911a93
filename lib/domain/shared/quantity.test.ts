import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asDay } from "./day";
import { decimalSchema, positiveDecimalSchema } from "./decimal-schema";
import {
  addQuantities,
  compareQuantities,
  convertQuantity,
  forPlasmaVolume,
  forSurface,
  forWeight,
  type Quantity,
  quantity,
  timesQuantity,
  type UcumUnit,
} from "./quantity";

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
    expect(forWeight(quantity("2", "g/kg"), weight)).toEqual({ value: "136.8", unit: "g" });
    expect(() => forWeight(quantity("2", "g/kg"), { ...weight, value: "0" })).toThrow("weight must be above 0 kg");
    // @ts-expect-error a weight without its day enters no dose
    const undated = () => forWeight(quantity("2", "g/kg"), quantity("68.4", "kg"));
    expect(undated).toBeTypeOf("function");
  });

  it("per m² and in plasma volumes cross over only with an area in m² and a volume in L", () => {
    expect(forSurface(quantity("750", "mg/m2"), quantity("2.197", "m2"))).toEqual({ value: "1647.75", unit: "mg" });
    expect(forPlasmaVolume(quantity("1.5", "{plasma-volume}"), quantity("2.64", "L")).value).toBe("3.96");
    expect(() => forSurface(quantity("1", "mg/m2"), quantity("-1", "m2"))).toThrow(RangeError);
    // @ts-expect-error a dose per kg is not one per m²
    const perKg = () => forSurface(quantity("750", "mg/kg"), quantity("2.197", "m2"));
    // @ts-expect-error litres are no plasma volumes
    const litres = () => forPlasmaVolume(quantity("3", "L"), quantity("2.64", "L"));
    // @ts-expect-error a weight is no surface
    const weight = () => forSurface(quantity("750", "mg/m2"), quantity("68.4", "kg"));
    expect([perKg, litres, weight]).toHaveLength(3);
  });

  it("keep mg, mg/kg, mg/m2, g/kg, mL and plasma volumes apart: none stands in for another", () => {
    type Unit = "mg" | "mg/kg" | "mg/m2" | "g/kg" | "mL" | "{plasma-volume}";
    type Mixes = { [A in Unit]: { [B in Exclude<Unit, A>]: Quantity<B> extends Quantity<A> ? A : never } };
    type AnyMix = { [A in Unit]: Mixes[A][keyof Mixes[A]] }[Unit];
    const none: [AnyMix] extends [never] ? true : false = true;
    expect(none).toBe(true);
  });

  it("convert within a dimension only", () => {
    expect(convertQuantity(quantity("0.5", "g"), "mg")).toEqual({ ok: true, value: { value: "500", unit: "mg" } });
    expect(convertQuantity(quantity("5", "mg"), "mL")).toEqual({ ok: false, problem: "cannot convert mg to mL" });
  });
});

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => String(n / 100));
const masses = fc.constantFrom("ug", "mg", "g", "kg") satisfies fc.Arbitrary<UcumUnit>;

describe("always", () => {
  it("adding is exact, commutes and can be taken back", () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const sum = addQuantities(quantity(a, "mg"), quantity(b, "mg"));
        expect(sum).toEqual(addQuantities(quantity(b, "mg"), quantity(a, "mg")));
        expect(Number(sum.value) * 100).toBeCloseTo(Number(a) * 100 + Number(b) * 100, 6);
        expect(addQuantities(sum, timesQuantity(quantity(b, "mg"), -1))).toEqual(quantity(a, "mg"));
      }),
    );
  });

  it("converting there and back gives the same amount, and never crosses from mass to volume", () => {
    fc.assert(
      fc.property(cents, masses, masses, (value, from, to) => {
        const there = convertQuantity(quantity(value, from), to);
        if (!there.ok) throw new Error(there.problem);
        expect(convertQuantity(there.value, from)).toEqual({ ok: true, value: quantity(value, from) });
        expect(convertQuantity(quantity(value, from), "L").ok).toBe(false);
      }),
    );
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
