import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doseRange, formatDose, formatMeasured, medicineText } from "./dose";
import { frequencies, frequencyCodes } from "./frequency";
import { formatNumber } from "./number";
import { unitLabel } from "./unit";

const spaces = (text: string) => text.replaceAll("\u00a0", " ");
const anyDose = fc
  .tuple(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: 6 }))
  .map(([n, places]) => (n / 10 ** places).toFixed(places));

describe("a dose", () => {
  it("never ends in a zero after the point (MED-1)", () => {
    fc.assert(fc.property(anyDose, (value) => !/\.\d*0(?!\d)/.test(formatDose(value, "mg"))));
  });

  it("never begins with the point (MED-2)", () => {
    fc.assert(fc.property(anyDose, (value) => /^\d/.test(formatDose(value, "mg"))));
  });

  it("has commas from 1,000 and no exponent, and keeps its value (MED-3)", () => {
    fc.assert(
      fc.property(anyDose, (value) => {
        const text = formatNumber(value);
        const groups = text.split(".")[0]?.split(",") ?? [];
        const grouped = groups.every((group, index) => (index === 0 ? group.length <= 3 : group.length === 3));
        return grouped && !/e/i.test(text) && Number(text.replaceAll(",", "")) === Number(value);
      }),
    );
  });

  it("keeps number and unit on one line (MED-4)", () => {
    expect(formatDose("10", "mg")).toBe("10\u00a0mg");
    expect(formatDose("2", "g/kg")).toBe("2\u00a0g\u00a0per\u00a0kg");
  });

  it.each([
    ["1.0", "mg", "1 mg"],
    ["1000.50", "mg", "1,000.5 mg"],
    ["1e-7", "g", "0.0000001 g"],
    ["1", "[iU]", "1 international unit"],
    ["5000", "[iU]", "5,000 international units"],
    ["1.5", "{plasma-volume}", "1.5 plasma volumes"],
    ["375", "mg/m2", "375 mg per m²"],
    ["5", "{AUC}", "AUC 5"],
    ["45", "%", "45%"],
    ["69.2", "mL/min/{1.73_m2}", "69.2 mL per min per 1.73 m²"],
  ])("%s %s is shown as %s", (value, unit, text) => {
    expect(spaces(formatDose(value, unit))).toBe(text);
  });

  it("below one may be shown in the smaller unit", () => {
    expect(spaces(formatDose("0.5", "mg", { smallerUnit: true }))).toBe("500 microgram");
    expect(spaces(formatDose("0.5", "mg"))).toBe("0.5 mg");
  });

  it("is a fault when it is no number", () => {
    expect(() => formatDose("ten", "mg")).toThrow();
  });

  it("a range says to, not a hyphen (MED-8)", () => {
    expect([spaces(doseRange("5", "10", "mg")), spaces(doseRange("5", "5.0", "mg"))]).toEqual([
      "5 mg to 10 mg",
      "5 mg",
    ]);
  });

  it("a laboratory value keeps the precision it was reported with", () => {
    expect([
      spaces(formatMeasured("4.10", "mmol/L")),
      spaces(formatMeasured("240", "10*9/L")),
      formatMeasured("positive", "{pos_neg}"),
    ]).toEqual(["4.10 mmol per L", "240 × 10⁹ per L", "positive"]);
  });

  it.each(["U/L", "[iU]", "ug/mL", "mg/dL", "mL/kg", "mg/kg/d", "umol/L", "10*3/uL"])(
    "unit %s is shown without slash, U, IU or µ",
    (unit) => {
      expect(unitLabel(unit)).not.toMatch(/[/µμ]|\bI?U\b/);
    },
  );
});

describe("a line of medicine", () => {
  it("has its attributes in one order (MED-10)", () => {
    const line = medicineText({
      name: "predniSONE",
      form: "tablet",
      dose: formatDose("60", "mg"),
      route: "oral",
      frequency: "daily",
      until: "for 28 days",
    });
    expect(spaces(line)).toBe("predniSONE — tablet — DOSE 60 mg — oral — daily — for 28 days");
  });

  it("without a dose says so", () => {
    expect(medicineText({ name: "lisinopril", dose: null })).toBe("lisinopril — Dose not stated");
  });

  it("every frequency is in plain words (MED-6)", () => {
    for (const code of frequencyCodes) expect(frequencies[code].label).toMatch(/^[a-z0-9 ]+$/);
  });
});
