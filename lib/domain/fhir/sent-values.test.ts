// How single values are kept: doses, amounts, times and words exactly as far as they were sent.
import { describe, expect, it } from "vitest";
import { amountText, sentAmount } from "./amount";
import { readRecordedTime } from "./fhir-time";
import { observationTermByLoinc } from "./observation-codes";
import { observedValue } from "./observed-value";
import { plainText } from "./plain-text";
import { sentDose } from "./sent-dose";

const mg = (value: number) => ({ value, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" });
const daily = { repeat: { frequency: 1, period: 1, periodUnit: "d" as const } };

describe("a dose", () => {
  it.each([
    ["no dosage at all", [], "not-stated", "dose not stated"],
    ["as needed without amount", [{ asNeededBoolean: true }], "not-stated", "dose not stated, as needed"],
    ["words", [{ text: "1 tablet at night" }], "stated", "1 tablet at night"],
    ["times without amount", [{ timing: daily }], "incomplete", "dose not stated, 1 time every day"],
    ["amount without times", [{ doseAndRate: [{ doseQuantity: mg(5) }] }], "incomplete", "5 mg, times not stated"],
    [
      "amount and times",
      [{ timing: daily, doseAndRate: [{ doseQuantity: mg(0.5) }] }],
      "stated",
      "0.5 mg, 1 time every day",
    ],
    [
      "a range",
      [{ timing: daily, doseAndRate: [{ doseRange: { low: mg(5), high: mg(10) } }] }],
      "stated",
      "5 mg to 10 mg, 1 time every day",
    ],
    [
      "two alternatives: neither is picked",
      [{ timing: daily, doseAndRate: [{ doseQuantity: mg(5) }, { doseQuantity: mg(9) }] }],
      "incomplete",
      "dose not stated, 1 time every day",
    ],
    [
      "steps in the sender's order",
      [
        { sequence: 2, text: "then 10 mg" },
        { sequence: 1, text: "20 mg" },
      ],
      "stated",
      "20 mg; then 10 mg",
    ],
    [
      "one step without a dose",
      [{ text: "20 mg daily" }, {}],
      "incomplete",
      "20 mg daily; dose not stated, times not stated",
    ],
    [
      "a rate only",
      [{ doseAndRate: [{ rateQuantity: { value: 2, unit: "mL/h" } }] }],
      "incomplete",
      "dose not stated, rate 2 mL/h, times not stated",
    ],
  ])("%s", (_, dosages, state, summary) => {
    expect(sentDose(dosages)).toMatchObject({ state, summary });
  });

  it("markup is removed from its words, a comparison is not", () => {
    expect(sentDose([{ text: "<b>5 mg</b> daily if weight <50 kg" }]).summary).toBe("5 mg daily if weight <50 kg");
  });
});

describe("an amount", () => {
  it.each([
    [{ value: 1e-7, unit: "g" }, "0.0000001 g"],
    [{ value: 169.0908410370013, unit: "cm" }, "169.0908410370013 cm"],
    [{ value: 5, comparator: "<" as const, unit: "mg/dL" }, "< 5 mg/dL"],
    [{ value: 5 }, "5 (unit not stated)"],
    [{ value: -2.5, code: "{score}" }, "-2.5 {score}"],
  ])("%o reads %s", (quantity, text) => {
    const amount = sentAmount(quantity);
    expect(amount && amountText(amount)).toBe(text);
  });

  it("only a UCUM code counts as UCUM", () => {
    expect(sentAmount({ value: 1, code: "mg" })?.ucum).toBeNull();
    expect(sentAmount(mg(1))?.ucum).toBe("mg");
  });

  it("is not made of words, ranges or ratios", () => {
    expect(observedValue({ valueString: "positive" })).toEqual({ kind: "text", text: "positive", codes: [] });
    expect(observedValue({ valueRange: { low: mg(1), high: mg(2) } })).toMatchObject({ text: "1 mg to 2 mg" });
    expect(observedValue({ valueRatio: { numerator: { value: 1 }, denominator: { value: 64 } } })).toMatchObject({
      text: "1 (unit not stated) : 64 (unit not stated)",
    });
    expect(observedValue({ valueBoolean: false })).toMatchObject({ text: "no" });
    expect(observedValue({})).toBeNull();
  });
});

describe("a time", () => {
  it.each([
    ["2019", "year", null, null],
    ["2019-03", "month", null, null],
    ["2019-03-07", "day", "2019-03-07", null],
    ["2019-03-07T23:30:00", "local-time", "2019-03-07", null],
    ["2019-03-07T23:30:00-05:00", "instant", "2019-03-07", "2019-03-08T04:30:00.000Z"],
    ["2019-03-07T23:30:00.123456Z", "instant", "2019-03-07", "2019-03-07T23:30:00.123Z"],
  ])("%s is known to the %s", (text, precision, day, instant) => {
    expect(readRecordedTime(text)).toEqual({ text, precision, day, instant });
  });

  it.each([
    "",
    "19",
    "2019-13",
    "2019-02-29",
    "2019-3-7",
    "7.3.2019",
    "2019-03-07T24:00:00Z",
    "1066",
    "2019-03-07 10:00",
  ])("“%s” is none", (text) => {
    expect(readRecordedTime(text)).toBeNull();
  });
});

describe("text from elsewhere", () => {
  it.each([
    ["a <script>alert(1)</script> b", "a b"],
    ['<img src="http://x/y.png" onerror="z">weak', "weak"],
    ["a < b and c > d", "a < b and c > d"],
    ["a <b and c> d", "a <b and c> d"],
    ["nul\u0000, zero\u200bwidth, \u202eflip", "nul, zerowidth, flip"],
    ["half \ud800 pair", "half pair"],
    ["line\r\nbreak", "line break"],
  ])("%j becomes %j", (from, to) => {
    expect(plainText(from)).toBe(to);
  });
});

describe("a LOINC code", () => {
  it.each([
    ["8480-6", "systolic-bp", "vital"],
    ["29463-7", "weight", "vital"],
    ["38483-4", "creatinine", "laboratory"],
    ["26515-7", "platelets", "laboratory"],
    ["6298-4", "potassium", "laboratory"],
    ["75859-9", "mrs", "scale"],
  ])("%s means %s", (code, id, group) => {
    expect(observationTermByLoinc(code)).toMatchObject({ id, group });
  });

  it("that is a different fact is unknown: the QT interval is no QTc, the panel is no pressure", () => {
    for (const code of ["8634-8", "85354-9", "55284-4", "39156-5", "", "__proto__"]) {
      expect(observationTermByLoinc(code)).toBeNull();
    }
  });
});
