// The worked examples of the clinical fact base, one row each.
import { describe, expect, it } from "vitest";
import { bodySurfaceArea, dosingWeight } from "./body-size";
import { carboplatinDose } from "./calvert";
import { ivigCourse } from "./ivig";
import { creatinineClearance, estimatedGfr } from "./kidney";
import { exchangeVolume, fractionRemoved, plasmaVolumeKaplan, plasmaVolumeNadler } from "./plasma-volume";
import { amountPerKg, dosePerKg, dosePerM2 } from "./size-dose";
import { prednisoneEquivalent, taperTotals } from "./steroid";
import type { Working } from "./working";

const m = (value: string) => ({ value });

function resultOf(working: Working, places: number): string {
  if (working.refused) throw new Error(working.refused.problem);
  return Number(working.result.value).toFixed(places);
}

describe("body size", () => {
  it.each([
    ["170", "70", "1.818", "1.810"],
    ["160", "55", "1.563", "1.563"],
    ["158", "110", "2.197", "2.080"],
  ])("%s cm and %s kg: Mosteller %s m², Du Bois %s m²", (height, weight, mosteller, duBois) => {
    const size = { height: m(height), weight: m(weight) };
    expect([resultOf(bodySurfaceArea(size), 3), resultOf(bodySurfaceArea(size, "du-bois"), 3)]).toEqual([
      mosteller,
      duBois,
    ]);
  });

  it("a woman of 160 cm and 82 kg is dosed by 64.47 kg, adjusted from ideal 52.78 kg", () => {
    const size = { height: m("160"), weight: m("82"), sex: "female" } as const;
    expect([resultOf(dosingWeight(size, "ideal"), 2), resultOf(dosingWeight(size, "adjusted-if-over-120"), 2)]).toEqual(
      ["52.78", "64.47"],
    );
    expect(dosingWeight(size, "adjusted-if-over-120").formula.name).toContain("adjusted weight");
  });

  it("a weight at 120% of ideal stays the actual weight", () => {
    const at = (weight: string) =>
      dosingWeight({ height: m("160"), weight: m(weight), sex: "female" }, "adjusted-if-over-120");
    expect(resultOf(at("63.336"), 3)).toBe("63.336");
    expect(resultOf(at("63.4"), 2)).not.toBe("63.40");
  });
});

describe("kidney function", () => {
  it.each([
    ["71", "male", "83", "1.5", "53.0"],
    ["66", "female", "62", "0.8", "67.7"],
    ["68", "female", "64.47", "1.6", "34.2"],
  ] as const)(
    "Cockcroft-Gault at %s years, %s, %s kg, %s mg/dL is %s mL/min",
    (age, sex, weight, creatinine, expected) => {
      expect(resultOf(creatinineClearance({ age: m(age), sex, weight: m(weight), creatinine: m(creatinine) }), 1)).toBe(
        expected,
      );
    },
  );

  it.each([
    ["55", "female", "0.9", "75.5"],
    ["60", "male", "1.2", "69.2"],
    ["23", "female", "0.6", "129.3"],
    ["71", "male", "1.5", "49.5"],
  ] as const)("CKD-EPI 2021 at %s years, %s, %s mg/dL is %s", (age, sex, creatinine, expected) => {
    expect(resultOf(estimatedGfr({ age: m(age), sex, creatinine: m(creatinine) }), 1)).toBe(expected);
  });
});

describe("carboplatin", () => {
  it.each([
    ["5", "90", "575"],
    ["5", "142", "750"],
    ["6", "142", "900"],
    ["5", "53", "390"],
    ["4", "130", "600"],
  ])("AUC %s at an estimated GFR of %s mL/min is %s mg", (auc, gfr, expected) => {
    expect(resultOf(carboplatinDose({ auc: m(auc), gfr: m(gfr), gfrIsEstimated: true }), 0)).toBe(expected);
  });

  it("a measured GFR is not capped", () => {
    expect(resultOf(carboplatinDose({ auc: m("6"), gfr: m("142"), gfrIsEstimated: false }), 0)).toBe("1002");
  });

  it("shows the cap and the rounding as steps of their own", () => {
    const capped = carboplatinDose({ auc: m("5"), gfr: m("142"), gfrIsEstimated: true });
    const rounded = carboplatinDose({ auc: m("5"), gfr: m("53.1"), gfrIsEstimated: true });
    expect(capped.steps.map((step) => [step.kind, step.value])).toEqual([
      ["cap", "125"],
      ["calculate", "750"],
    ]);
    expect(rounded.steps.map((step) => [step.kind, step.value])).toEqual([
      ["calculate", "390.5"],
      ["round", "391"],
    ]);
  });
});

describe("plasma", () => {
  it.each([
    ["70", "42", "2.64"],
    ["80", "45", "2.86"],
    ["58", "38", "2.34"],
  ])("Kaplan for %s kg and haematocrit %s%% is %s L", (weight, haematocrit, expected) => {
    expect(resultOf(plasmaVolumeKaplan({ weight: m(weight), haematocrit: m(haematocrit), sex: null }), 2)).toBe(
      expected,
    );
  });

  it.each([
    ["male", "175", "80", "45", "5.15", "2.83"],
    ["female", "162", "58", "38", "3.62", "2.24"],
  ] as const)(
    "Nadler for %s, %s cm, %s kg, %s%%: blood %s L, plasma %s L",
    (sex, height, weight, haematocrit, blood, plasma) => {
      const working = plasmaVolumeNadler({ sex, height: m(height), weight: m(weight), haematocrit: m(haematocrit) });
      expect([working.steps[0]?.value, resultOf(working, 2)]).toEqual([blood, plasma]);
    },
  );

  it("1.5 plasma volumes of 2.64 L are 3.96 L", () => {
    expect(resultOf(exchangeVolume({ weight: m("70"), haematocrit: m("42"), sex: null, volumes: m("1.5") }), 2)).toBe(
      "3.96",
    );
  });

  it("warns when Nadler and Kaplan differ by more than 15%", () => {
    const tall = plasmaVolumeNadler({ sex: "male", height: m("200"), weight: m("60"), haematocrit: m("40") });
    expect(tall.warnings).toHaveLength(1);
  });

  it.each([
    ["1", "63"],
    ["1.5", "78"],
    ["2", "86"],
  ])("%s plasma volumes remove %s%%", (volumes, percent) => {
    expect((Number(fractionRemoved(volumes)) * 100).toFixed(0)).toBe(percent);
  });
});

describe("doses by size", () => {
  it("cyclophosphamide 750 mg per m² at 158 cm and 110 kg is 1648 mg", () => {
    const dose = { perM2: m("750"), height: m("158"), weight: m("110") };
    expect(resultOf(dosePerM2(dose), 0)).toBe("1648");
    expect(resultOf(dosePerM2({ ...dose, cap: { value: "1500", reason: "pulse ceiling" } }), 0)).toBe("1500");
  });

  it("rituximab 375 mg per m² at 165 cm and 54 kg is 590 mg", () => {
    expect(resultOf(dosePerM2({ perM2: m("375"), height: m("165"), weight: m("54") }), 0)).toBe("590");
  });

  it("valproate 3500 mg in 54 kg is 64.8 mg per kg", () => {
    expect(resultOf(amountPerKg({ amount: m("3500"), unit: "mg", weight: m("54") }), 1)).toBe("64.8");
  });

  it("rounding never lifts a dose above its cap", () => {
    const working = dosePerKg({
      perKg: m("1"),
      unit: "mg",
      weight: m("99"),
      cap: { value: "80", reason: "daily limit" },
      roundTo: { step: "50", reason: "tablets" },
    });
    expect(resultOf(working, 0)).toBe("50");
  });
});

describe("steroids", () => {
  it.each([
    ["methylprednisolone-iv", "1000", "1250.00"],
    ["dexamethasone", "8", "53.36"],
    ["hydrocortisone", "20", "5.00"],
    ["prednisone", "7.5", "7.50"],
  ])("%s %s mg is %s mg of prednisone", (agent, dose, expected) => {
    expect(resultOf(prednisoneEquivalent(agent, m(dose)), 2)).toBe(expected);
  });

  it("five pulses of methylprednisolone 1000 mg are 6250 mg of prednisone", () => {
    expect(
      taperTotals("methylprednisolone-iv", [{ mgPerDosingDay: "1000", days: 5, everyDays: 1 }]).totalPrednisoneMg,
    ).toBe("6250");
  });

  it("the worked taper is 4130 mg over 140 days, 84 of them at or above 20 mg", () => {
    const taper = ["60:28", "50:14", "40:14", "30:14", "20:14", "15:14", "10:14", "5:28"].map((text) => {
      const [mg = "", days = ""] = text.split(":");
      return { mgPerDosingDay: mg, days: Number(days), everyDays: 1 };
    });
    const totals = taperTotals("prednisone", taper);
    expect([totals.totalMg, totals.days, totals.daysAtOrAbove("20"), totals.daysAtOrAbove("2.5")]).toEqual([
      "4130",
      140,
      84,
      140,
    ]);
  });

  it("an alternate-day dose counts its real dosing days, and half of it for a threshold", () => {
    const totals = taperTotals("prednisone", [{ mgPerDosingDay: "30", days: 15, everyDays: 2 }]);
    expect([totals.totalMg, totals.daysAtOrAbove("20"), totals.daysAtOrAbove("15")]).toEqual(["240", 0, 15]);
  });
});

describe("immune globulin", () => {
  it.each([
    ["54", "108", ["20", "20", "20", "25", "25"]],
    ["68", "136", ["25", "25", "25", "30", "30"]],
    ["83", "166", ["30", "30", "35", "35", "35"]],
  ])("2 g per kg for %s kg is %s g, given as %j", (weight, exact, byDay) => {
    const course = ivigCourse({ gramsPerKg: m("2"), weight: m(weight), days: 5 });
    expect([course.working.steps[0]?.value, course.gramsByDay]).toEqual([exact, byDay]);
    expect(course.working.warnings).toEqual([]);
  });
});
