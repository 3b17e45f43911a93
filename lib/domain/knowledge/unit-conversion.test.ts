import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../shared/decimal";
import { labs, vitals } from "./labs";
import { enterableUnits, toVocabularyUnit } from "./unit-conversion";

const numeric = [...labs, ...vitals].filter((kind) => kind.value === "number");
const kinds = fc.constantFrom(...numeric);
const amounts = fc.integer({ min: 1, max: 1_000_000 }).map((n) => new Decimal(n).div(100).toFixed());
const kindOf = (id: string) => {
  const kind = numeric.find((one) => one.id === id);
  if (!kind) throw new Error(`no such observation: ${id}`);
  return kind;
};
const converted = (id: string, value: string, unit: string) => {
  const result = toVocabularyUnit(kindOf(id), value, unit);
  return result.ok ? Number(result.value) : result.problem;
};

describe("a value as entered", () => {
  it.each([
    ["creatinine", "88.4", "umol/L", 1],
    ["creatinine", "88.4", "µmol/L", 1],
    ["haematocrit", "0.42", "L/L", 42],
    ["haemoglobin", "120", "g/L", 12],
    ["neutrophils", "1500", "/uL", 1.5],
    ["calcium-total", "2.5", "mmol/L", 10.02],
    ["weight", "150", "[lb_av]", 68.0389],
    ["height", "1.64", "m", 164],
    ["temperature", "98.6", "[degF]", 37],
  ])("%s %s %s becomes %s in the unit of the vocabulary", (id, value, unit, expected) => {
    expect(converted(id, value, unit)).toBeCloseTo(Number(expected), 3);
  });

  it.each([
    ["creatinine", "1", "g", 'cannot convert "g"'],
    ["creatinine", "1", "", 'cannot convert "no unit"'],
    ["creatinine", "1", "toString", 'cannot convert "toString"'],
    ["creatinine", "1e308", "mg/dL", "is not a plain number"],
    ["creatinine", "NaN", "mg/dL", "is not a plain number"],
    ["weight", "68", "cm", 'cannot convert "cm"'],
  ])("%s %s in %j is refused: cannot tell", (id, value, unit, words) => {
    expect(converted(id, value, unit)).toContain(words);
  });

  it("keeps its value in the vocabulary's own unit, and every unit on offer can be converted", () => {
    fc.assert(
      fc.property(kinds, amounts, (kind, value) => {
        expect(toVocabularyUnit(kind, value, kind.unit)).toEqual({ ok: true, value });
        for (const unit of enterableUnits(kind)) expect(toVocabularyUnit(kind, value, unit).ok).toBe(true);
      }),
    );
  });

  it("a larger value stays the larger one in every unit, so that no rule turns round", () => {
    fc.assert(
      fc.property(kinds, amounts, amounts, fc.nat(), (kind, a, b, at) => {
        const units = enterableUnits(kind);
        const unit = units[at % units.length] ?? kind.unit;
        const [x, y] = [toVocabularyUnit(kind, a, unit), toVocabularyUnit(kind, b, unit)];
        if (!x.ok || !y.ok) throw new Error("refused");
        const [before, after] = [new Decimal(a).comparedTo(b), new Decimal(x.value).comparedTo(y.value)];
        expect(after === before || after === 0).toBe(true);
      }),
    );
  });

  it("a unit of another dimension is never taken for its own", () => {
    const others = [
      "creatinine",
      "weight",
      "height",
      "qtc",
      "haematocrit",
      "neutrophils",
      "systolic-bp",
      "valproate-level",
    ];
    for (const id of others) {
      for (const other of others.filter((one) => one !== id)) {
        const unit = kindOf(other).unit;
        if (unit !== "mg/dL") expect(converted(id, "1", unit), `${id} in ${unit}`).toContain("cannot convert");
      }
    }
  });
});
