import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aDrug, aPlan } from "@/lib/testing/builders";
import { everyKind } from "@/lib/testing/every-kind";
import { canonicalJson } from "./canonical";
import { canonicalText, planContentSchema } from "./plan-content";

describe("the text that is signed", () => {
  it("every kind of treatment has one, and reading it back gives the same content", () => {
    const plan = aPlan({ treatments: everyKind() });
    const again = planContentSchema.parse(JSON.parse(canonicalText(plan)));
    expect(again).toEqual(plan);
    expect(canonicalText(again)).toBe(canonicalText(plan));
  });

  it("the order of keys does not change it", () => {
    expect(canonicalJson({ b: 1, a: { d: "x", c: [2, null] } })).toBe('{"a":{"c":[2,null],"d":"x"},"b":1}');
  });

  it("one digit of one dose changes it", () => {
    const [step] = aDrug().steps;
    if (!step) throw new Error("no step");
    const other = aPlan({ treatments: [aDrug({ steps: [{ ...step, amount: "20" }] })] });
    expect(canonicalText(other)).not.toBe(canonicalText(aPlan()));
  });

  it("a letter with a combining accent and the single letter are the same text", () => {
    expect(canonicalJson("e\u0301")).toBe(canonicalJson("\u00e9"));
  });

  it.each([[0.5], [Number.NaN], [2 ** 53], [{ dose: [1, 0.1] }], [() => 1], [Symbol("x")], ["\ud800"]])(
    "%s has none, and says where",
    (value) => {
      expect(() => canonicalJson(value)).toThrow(/^\$/);
    },
  );

  it("is JSON for any JSON value without fractions, whatever the key order", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))),
        (value) => {
          const reversed = Object.fromEntries(Object.entries(value).reverse());
          const collides =
            new Set(Object.keys(value).map((k) => k.normalize("NFC"))).size !== Object.keys(value).length;
          fc.pre(!collides);
          expect(canonicalJson(reversed)).toBe(canonicalJson(value));
          expect(() => JSON.parse(canonicalJson(value))).not.toThrow();
        },
      ),
      { seed: 3 },
    );
  });
});
