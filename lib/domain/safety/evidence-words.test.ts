import { describe, expect, it } from "vitest";
import { addDays, asDay, formatDay } from "../shared/day";
import { evidenceText, factLabel, itemName, missingText } from "./evidence-words";
import type { Evidence } from "./finding";

const today = asDay("2026-11-23");
const dated = (day: number) => formatDay(addDays(today, day));

describe("evidence in words", () => {
  it.each<[Evidence, string]>([
    [{ fact: "plan", value: "cyclophosphamide" }, "Cyclophosphamide"],
    [{ fact: "homeMedications", value: "metoprolol" }, "Metoprolol (home medicine)"],
    [{ fact: "conditions", value: "epilepsy" }, "Epilepsy"],
    [{ fact: "allergies", value: "trimethoprim-sulfamethoxazole" }, "Allergy to trimethoprim-sulfamethoxazole"],
    [{ fact: "labs.creatinine", value: 1.54, day: -3 }, "Creatinine 1.54 mg per dL, 20-Nov-2026"],
    [{ fact: "labs.hba1c", value: 7.1, day: 0 }, "HbA1c 7.1%, 23-Nov-2026"],
    [{ fact: "labs.pregnancy-test", value: "positive", day: -1 }, "Pregnancy test positive, 22-Nov-2026"],
    [{ fact: "labs.tpmt-activity", value: "not recorded" }, "TPMT activity not recorded"],
    [{ fact: "patient.ageYears", value: 71, unit: "a" }, "Age 71 years"],
    [{ fact: "patient.systolicBp", value: 162, unit: "mm[Hg]" }, "Systolic blood pressure 162 mmHg"],
    [{ fact: "patient.pregnant", value: true }, "Pregnant"],
    [{ fact: "patient.childbearingPotential", value: true }, "Could become pregnant"],
    [{ fact: "patient.sexAtBirth", value: "female" }, "Sex at birth female"],
    [{ fact: "function.swallow", value: "unsafe" }, "Swallow unsafe"],
    [{ fact: "function.seizuresActive", value: true }, "Seizures active"],
    [{ fact: "function.fallsLast6Months", value: 3 }, "Falls in the last 6 months 3"],
    [{ fact: "calculated.crcl", value: 53.04, unit: "mL/min" }, "Creatinine clearance 53 mL per min"],
    [{ fact: "dose.daily.amifampridine", value: 105, unit: "mg/d" }, "Amifampridine 105 mg a day"],
    [{ fact: "dose.dailyPerKg.valproic-acid", value: 64.815, unit: "mg/kg/d" }, "Valproic acid 64.8 mg per kg a day"],
    [
      { fact: "dose.totalPerKg.ivig", value: 2.4, unit: "g/kg" },
      "Intravenous immune globulin 2.4 g per kg in one course",
    ],
    [{ fact: "dose.auc.carboplatin", value: 7, unit: "{AUC}" }, "Carboplatin AUC 7"],
    [
      { fact: "dose.consecutive.methylprednisolone-iv", value: 6, unit: "d" },
      "Methylprednisolone sodium succinate on 6 days in a row",
    ],
    [{ fact: "steroid.20", value: 56, unit: "d" }, "Prednisone equivalent 20 mg a day or more for 56 days"],
    [{ fact: "steroid.2.5", value: 91, unit: "d" }, "Prednisone equivalent 2.5 mg a day or more for 91 days"],
    [{ fact: "steroid.last-dose", value: 60, unit: "mg/d" }, "Last planned dose 60 mg prednisone equivalent a day"],
    [{ fact: "steroid.first-day", value: 12.5, unit: "mg/d", day: 3 }, "Prednisone equivalent 12.5 mg that day"],
    [{ fact: "given.rituximab", value: "rituximab", day: 14 }, "Rituximab on 07-Dec-2026"],
    [{ fact: "diagnosis.syndrome", value: "lems" }, "Lambert-Eaton myasthenic syndrome"],
    [{ fact: "diagnosis.antibodies", value: "hu" }, "Hu (ANNA-1) antibody"],
    [{ fact: "diagnosis.cancerStatus", value: "confirmed" }, "Cancer: confirmed"],
    [{ fact: "flag.access", value: "central" }, "central access"],
    [{ fact: "flag.jointDecision", value: true }, ""],
    [{ fact: "plan.review", value: "not planned" }, "Review of the plan not planned"],
  ])("%o reads %s", (evidence, words) => {
    expect(evidenceText(evidence, dated)).toBe(words);
  });

  it("has days of a case file where no dates are known", () => {
    expect(evidenceText({ fact: "given.ivig", value: "ivig", day: -2 })).toBe("Intravenous immune globulin on day −2");
  });
});

describe("what is missing in words", () => {
  it.each([
    ["patient.weightKg", "Weight not recorded"],
    ["labs.igg", "IgG not recorded"],
    ["function.gait", "Gait not recorded"],
    ["conditions", "Conditions not asked"],
    ["allergies", "Allergies not asked"],
    ["homeMedications", "Home medicines not asked"],
    ["diagnosis.antibodies", "Antibodies not tested"],
    ["diagnosis.syndrome", "Syndrome not recorded"],
    ["plan.2.doseValue", "Dose not stated"],
    ["plan.0.gfrUsed", "GFR the dose was worked out with not stated"],
  ])("%s reads %s", (fact, words) => {
    expect(missingText({ fact, state: "missing" })).toBe(words);
  });

  it("says since when a value is too old", () => {
    const stale = { fact: "patient.weightKg", state: "stale", day: -9 } as const;
    expect(missingText(stale, dated)).toBe("Weight too old (14-Nov-2026)");
    expect(missingText({ fact: "labs.sodium", state: "stale" })).toBe("Sodium too old");
  });

  it("has a label for every fact, and a name for what it does not know", () => {
    expect(factLabel("patient.heartRate")).toBe("Heart rate");
    expect(itemName("some-new-drug")).toBe("some new drug");
  });
});
