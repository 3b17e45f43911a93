import { describe, expect, it } from "vitest";
import type { ObservedValue, ProposedObservation } from "./proposal";
import { standardValue } from "./standard-value";

function observed(vocabularyId: string | null, value: ObservedValue): ProposedObservation {
  return {
    entry: 1,
    path: "entry[1].resource",
    text: "x",
    codes: [],
    vocabularyId,
    group: "laboratory",
    loinc: null,
    value,
    at: { text: "2026", precision: "year", day: null, instant: null },
    status: "final",
  };
}

const number = (value: string, unit: string | null, comparator: "<" | null = null): ObservedValue => ({
  kind: "quantity",
  value,
  comparator,
  unit,
  ucum: unit,
});
const words = (text: string, code?: string): ObservedValue => ({
  kind: "text",
  text,
  codes: code === undefined ? [] : [{ system: "http://snomed.info/sct", code, display: null }],
});

describe("the value the rules reckon with", () => {
  it.each([
    ["platelets", number("268", "10*3/uL"), "268", "10*9/L"],
    ["creatinine", number("88.4", "umol/L"), "1", "mg/dL"],
    ["weight", number("68400", "g"), "68.4", "kg"],
    ["weight", number("57.80197974519305", "kg"), "57.80197974519305", "kg"],
    ["hbsag", words("Negative (qualifier value)", "260385009"), "negative", "{pos_neg}"],
    ["hbsag", words("Non-reactive"), "negative", "{pos_neg}"],
    ["hbsag", words("Detected"), "positive", "{pos_neg}"],
  ])("%s: %o", (id, value, standard, unit) => {
    expect(standardValue(observed(id, value))).toEqual({ ok: true, value: { value: standard, unit } });
  });

  it.each([
    [null, number("1", "mg/dL"), /not in the vocabulary/],
    ["creatinine", number("0.3", "mg/dL", "<"), /bound/],
    ["creatinine", number("88", null), /without a unit/],
    ["creatinine", number("88", "furlong"), /cannot convert/],
    ["creatinine", number("88", "mg/dL"), /outside/],
    ["weight", number("692", "kg"), /outside/],
    ["creatinine", words("normal"), /words/],
    ["hbsag", words("see comment"), /choose one of/],
    ["hbsag", words("Negative", "10828004"), /choose one of/],
    ["hbsag", number("1", "1"), /choose one of/],
  ])("is not made up: %s %o", (id, value, reason) => {
    const standard = standardValue(observed(id, value));
    expect(standard.ok ? "" : standard.problem).toMatch(reason);
  });
});
