// The worked examples of the clinical fact base, sections 1 to 7 and 10, one row each.
import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import type { UcumUnit } from "../shared/quantity";
import { bodySurfaceArea, dosingWeight } from "./body-size";
import { carboplatinDose } from "./calvert";
import { clearanceForDosing } from "./clearance";
import { gramsByDay, ivigCourse } from "./ivig";
import { creatinineClearance, estimatedGfr } from "./kidney";
import { exchangeVolume, fractionRemoved, plasmaVolume, plasmaVolumeKaplan, plasmaVolumeNadler } from "./plasma-volume";
import { amountPerKg, dosePerKg, dosePerM2 } from "./size-dose";
import { prednisoneEquivalent } from "./steroid";
import type { Working } from "./working";

const asOf = asDay("2026-11-23");
const of = <U extends UcumUnit>(value: string, unit: U) => ({ value, unit, takenOn: asOf });
const [cm, kg, mgDl, percent, years] = [
  (v: string) => of(v, "cm"),
  (v: string) => of(v, "kg"),
  (v: string) => of(v, "mg/dL"),
  (v: string) => of(v, "%"),
  (v: string) => of(v, "a"),
];

function resultOf(working: Working, places: number): string {
  if (working.refused) throw new Error(working.refused.problem);
  return Number(working.result.value).toFixed(places);
}

describe("body size", () => {
  it.each([
    ["170", "70", "1.818", "1.810"],
    ["160", "55", "1.563", "1.563"],
    ["158", "110", "2.197", "2.080"],
    ["165", "54", "1.573", "1.586"],
  ])("%s cm and %s kg: Mosteller %s m², Du Bois %s m²", (height, weight, mosteller, duBois) => {
    const size = { asOf, height: cm(height), weight: kg(weight) };
    expect([resultOf(bodySurfaceArea(size), 3), resultOf(bodySurfaceArea(size, "du-bois"), 3)]).toEqual([
      mosteller,
      duBois,
    ]);
  });

  it("a woman of 160 cm and 82 kg is dosed by 64.47 kg, adjusted from ideal 52.78 kg", () => {
    const size = { asOf, height: cm("160"), weight: kg("82"), sex: "female" } as const;
    expect([resultOf(dosingWeight(size, "ideal"), 2), resultOf(dosingWeight(size, "adjusted-if-over-120"), 2)]).toEqual(
      ["52.78", "64.47"],
    );
    expect(dosingWeight(size, "adjusted-if-over-120").formula.name).toContain("adjusted weight");
  });

  it("a weight at 120% of ideal stays the actual weight", () => {
    const at = (weight: string) =>
      dosingWeight({ asOf, height: cm("160"), weight: kg(weight), sex: "female" }, "adjusted-if-over-120");
    expect(resultOf(at("63.336"), 3)).toBe("63.336");
    expect(resultOf(at("63.4"), 2)).not.toBe("63.40");
  });
});

describe("kidney function", () => {
  it.each([
    ["71", "male", "83", "1.5", "53.0"],
    ["66", "female", "62", "0.8", "67.7"],
    ["68", "female", "64.47", "1.6", "34.2"],
  ] as const)("Cockcroft-Gault at %s years, %s, %s kg, %s mg/dL is %s", (age, sex, weight, creatinine, expected) => {
    const facts = { asOf, age: years(age), sex, weight: kg(weight), creatinine: mgDl(creatinine) };
    expect(resultOf(creatinineClearance(facts), 1)).toBe(expected);
  });

  it.each([
    ["71", "male", "176", "83", "1.5", "53.0", "Weight (actual)"],
    ["66", "female", "165", "62", "0.8", "67.7", "Weight (actual)"],
    ["68", "female", "160", "82", "1.6", "34.2", "Weight (adjusted)"],
  ] as const)("for dosing: %s years, %s, %s cm, %s kg, %s mg/dL is %s by %s", (...row) => {
    const [age, sex, height, weight, creatinine, expected, label] = row;
    const facts = { asOf, age: years(age), sex, height: cm(height), weight: kg(weight), creatinine: mgDl(creatinine) };
    const working = clearanceForDosing(facts);
    expect(resultOf(working, 1)).toBe(expected);
    expect(working.inputs.map((input) => input.label)).toContain(label);
  });

  it("without a height the actual weight counts and a warning says so", () => {
    const facts = { asOf, age: years("66"), sex: "female", weight: kg("62"), creatinine: mgDl("0.8") } as const;
    const working = clearanceForDosing({ ...facts, height: null });
    expect(resultOf(working, 1)).toBe("67.7");
    expect(working.warnings).toEqual([expect.stringContaining("Height not recorded")]);
  });

  it.each([
    ["55", "female", "0.9", "75.5"],
    ["60", "male", "1.2", "69.2"],
    ["23", "female", "0.6", "129.3"],
    ["71", "male", "1.5", "49.5"],
  ] as const)("CKD-EPI 2021 at %s years, %s, %s mg/dL is %s", (age, sex, creatinine, expected) => {
    expect(resultOf(estimatedGfr({ asOf, age: years(age), sex, creatinine: mgDl(creatinine) }), 1)).toBe(expected);
  });
});

describe("carboplatin", () => {
  const dose = (auc: string, gfr: string, gfrIsEstimated = true) =>
    carboplatinDose({ asOf, auc: of(auc, "{AUC}"), gfr: of(gfr, "mL/min"), gfrIsEstimated });

  it.each([
    ["5", "90", "575"],
    ["5", "142", "750"],
    ["6", "142", "900"],
    ["5", "53", "390"],
    ["4", "130", "600"],
  ])("AUC %s at an estimated GFR of %s mL/min is %s mg", (auc, gfr, expected) => {
    expect(resultOf(dose(auc, gfr), 0)).toBe(expected);
  });

  it("a measured GFR is not capped", () => {
    expect(resultOf(dose("6", "142", false), 0)).toBe("1002");
  });

  it("shows the cap and the rounding as steps of their own", () => {
    expect(dose("5", "142").steps.map((step) => [step.kind, step.value])).toEqual([
      ["cap", "125"],
      ["calculate", "750"],
    ]);
    expect(dose("5", "53.1").steps.map((step) => [step.kind, step.value])).toEqual([
      ["calculate", "390.5"],
      ["round", "391"],
    ]);
    expect(dose("5", "125").steps.map((step) => step.kind)).toEqual(["calculate"]);
  });
});

describe("plasma", () => {
  it.each([
    ["70", "42", "2.64"],
    ["80", "45", "2.86"],
    ["58", "38", "2.34"],
  ])("Kaplan for %s kg and haematocrit %s percent is %s L", (weight, haematocrit, expected) => {
    const facts = { asOf, weight: kg(weight), haematocrit: percent(haematocrit), sex: null };
    expect(resultOf(plasmaVolumeKaplan(facts), 2)).toBe(expected);
  });

  it.each([
    ["male", "175", "80", "45", "5.15", "2.83"],
    ["female", "162", "58", "38", "3.62", "2.24"],
  ] as const)("Nadler: %s, %s cm, %s kg, %s percent: blood %s L, plasma %s L", (...row) => {
    const [sex, height, weight, haematocrit, blood, plasma] = row;
    const facts = { asOf, sex, height: cm(height), weight: kg(weight), haematocrit: percent(haematocrit) };
    const working = plasmaVolumeNadler(facts);
    expect([working.steps[0]?.value, resultOf(working, 2)]).toEqual([blood, plasma]);
    expect(working.warnings).toEqual([]);
    expect(plasmaVolume(facts).formula.id).toBe("plasma-volume-nadler");
    expect(plasmaVolume({ ...facts, height: null }).formula.id).toBe("plasma-volume-kaplan");
  });

  it("1.5 plasma volumes of 2.64 L are 3.96 L and remove about 78%", () => {
    const volumes = of("1.5", "{plasma-volume}");
    const working = exchangeVolume({ asOf, weight: kg("70"), haematocrit: percent("42"), sex: null, volumes });
    expect(resultOf(working, 2)).toBe("3.96");
    expect(working.warnings).toEqual([expect.stringContaining("78%")]);
  });

  it("warns when Nadler and Kaplan differ by more than 15%, with both volumes in view", () => {
    const facts = { asOf, sex: "male", haematocrit: percent("40") } as const;
    const at = (height: string, weight: string) =>
      plasmaVolumeNadler({ ...facts, height: cm(height), weight: kg(weight) });
    expect(at("200", "60").warnings).toEqual([expect.stringMatching(/Kaplan \(2\.34\sL\).*more than 15%/u)]);
    expect(at("175", "80").warnings).toEqual([]);
  });

  it.each([
    ["1", "63"],
    ["1.5", "78"],
    ["2", "86"],
  ])("%s plasma volumes remove %s percent", (volumes, share) => {
    const working = fractionRemoved({ asOf, volumes: of(volumes, "{plasma-volume}") });
    expect((Number(resultOf(working, 4)) * 100).toFixed(0)).toBe(share);
  });
});

describe("doses by size", () => {
  it("cyclophosphamide 750 mg per m² at 158 cm and 110 kg is 1648 mg, and 1500 mg at the pulse ceiling", () => {
    const dose = { asOf, perM2: of("750", "mg/m2"), height: cm("158"), weight: kg("110") };
    expect(resultOf(dosePerM2(dose), 0)).toBe("1648");
    const capped = dosePerM2({ ...dose, cap: { value: "1500", reason: "pulse ceiling" } });
    expect([resultOf(capped, 0), capped.steps.map((step) => step.kind)]).toEqual([
      "1500",
      ["calculate", "calculate", "cap"],
    ]);
  });

  it("rituximab 375 mg per m² at 165 cm and 54 kg is 590 mg", () => {
    const dose = { asOf, perM2: of("375", "mg/m2"), height: cm("165"), weight: kg("54") };
    expect(resultOf(dosePerM2(dose), 0)).toBe("590");
  });

  it("valproate 3500 mg in 54 kg is 64.8 mg per kg", () => {
    expect(resultOf(amountPerKg({ asOf, amount: of("3500", "mg"), weight: kg("54") }), 1)).toBe("64.8");
  });

  it("rounding never lifts a dose above its cap", () => {
    const limits = { cap: { value: "80", reason: "daily limit" }, roundTo: { step: "50", reason: "tablets" } };
    expect(resultOf(dosePerKg({ asOf, perKg: of("1", "mg/kg"), weight: kg("99"), ...limits }), 0)).toBe("50");
  });
});

describe("prednisone equivalents", () => {
  it.each([
    ["prednisone", "5", "5.00"],
    ["prednisolone", "5", "5.00"],
    ["methylprednisolone-oral", "4", "5.00"],
    ["dexamethasone", "0.75", "5.00"],
    ["hydrocortisone", "20", "5.00"],
    ["dexamethasone", "8", "53.36"],
    ["methylprednisolone-iv", "5000", "6250.00"],
  ])("%s %s mg is %s mg of prednisone", (agentId, dose, expected) => {
    expect(resultOf(prednisoneEquivalent({ asOf, agentId, dose: of(dose, "mg") }), 2)).toBe(expected);
  });
});

describe("immune globulin", () => {
  it.each([
    ["54", "108", "110", ["20", "20", "20", "25", "25"]],
    ["68", "136", "135", ["25", "25", "25", "30", "30"]],
    ["83", "166", "165", ["30", "30", "35", "35", "35"]],
  ])("2 g per kg for %s kg is %s g, given as %s g in days of %j", (weight, exact, total, byDay) => {
    const course = ivigCourse({ asOf, gramsPerKg: of("2", "g/kg"), weight: kg(weight), days: 5 });
    expect([course.working.steps[0]?.value, resultOf(course.working, 0)]).toEqual([exact, total]);
    expect(course.gramsByDay).toEqual(byDay);
    expect(course.working.warnings).toEqual([]);
    expect(course.volumeMl).toBe(String(Number(total) * 10));
    expect(gramsByDay(total, 5)).toEqual(byDay);
  });

  it("warns above 2 g per kg, and when vials move the course by more than 5%", () => {
    const course = (perKg: string, weight: string) =>
      ivigCourse({ asOf, gramsPerKg: of(perKg, "g/kg"), weight: kg(weight), days: 2 }).working.warnings;
    expect(course("2.1", "70")).toEqual([expect.stringContaining("More than 2 g per kg")]);
    expect(course("0.4", "28")).toEqual([expect.stringMatching(/more than 5%/)]);
  });

  it.each([
    ["136", 5],
    ["20", 5],
    ["abc", 5],
    ["135", 0],
    ["135", 2.5],
  ])("%s g over %s days has no split in whole vials", (grams, days) => {
    expect(gramsByDay(grams, days)).toBeNull();
  });
});
