// The project's own input for demonstrations and journeys: an invented woman of 1963 with small-cell lung cancer,
// whose record has what real ones have: missing doses, a wrong weight marked as an error, a duplicate, a defect.
import { addDays, type Day } from "@/lib/domain/shared/day";
import {
  allergy,
  bloodPressure,
  concept,
  condition,
  immunization,
  medicationRequest,
  morning,
  type Resource,
  RXNORM,
  result,
  SNOMED,
  transaction,
  urn,
} from "./resource-builder";

export const LIVING_ADULT = {
  family: "Zz-Example",
  given: "Marta",
  mrn: "DEMO-FHIR-0001",
  born: "1963-04-12",
} as const;

const patient: Resource = {
  resourceType: "Patient",
  text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml">Synthetic <b>patient</b></div>' },
  identifier: [
    {
      use: "official",
      type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "MR" }] },
      system: "urn:concord:demo",
      value: LIVING_ADULT.mrn,
    },
  ],
  active: true,
  name: [{ use: "official", family: LIVING_ADULT.family, given: [LIVING_ADULT.given] }],
  gender: "female",
  birthDate: LIVING_ADULT.born,
  deceasedBoolean: false,
};

// LOINC code, words, unit, and values on the four sampling days, oldest first.
const SERIES: readonly (readonly [string, string, string, readonly [number, number, number, number]])[] = [
  ["29463-7", "Body weight", "kg", [72.1, 70.6, 69.2, 68.4]],
  ["8867-4", "Heart rate", "/min", [82, 84, 88, 86]],
  ["2160-0", "Creatinine in serum or plasma", "mg/dL", [0.82, 0.85, 0.84, 0.88]],
  ["2951-2", "Sodium in serum or plasma", "mmol/L", [138, 136, 134, 135]],
  ["2823-3", "Potassium in serum or plasma", "mmol/L", [4.2, 4.1, 4.3, 4.2]],
  ["718-7", "Hemoglobin in blood", "g/dL", [13.1, 12.8, 12.4, 12.2]],
  ["777-3", "Platelets in blood by automated count", "10*3/uL", [268, 281, 274, 262]],
  ["6690-2", "Leukocytes in blood by automated count", "10*3/uL", [7.4, 7.9, 7.1, 6.8]],
  ["751-8", "Neutrophils in blood by automated count", "10*3/uL", [4.9, 5.3, 4.7, 4.4]],
  ["2345-7", "Glucose in serum or plasma", "mg/dL", [128, 134, 126, 131]],
  ["1742-6", "Alanine aminotransferase", "U/L", [24, 26, 25, 27]],
  ["1920-8", "Aspartate aminotransferase", "U/L", [22, 25, 23, 24]],
];

const ONCE: readonly (readonly [string, string, number, string])[] = [
  ["8302-2", "Body height", 164, "cm"],
  ["731-0", "Lymphocytes in blood by automated count", 1.6, "10*3/uL"],
  ["4544-3", "Hematocrit of blood by automated count", 37, "%"],
  ["4548-4", "Hemoglobin A1c", 6.9, "%"],
  ["1975-2", "Bilirubin total", 0.6, "mg/dL"],
  ["1751-7", "Albumin", 3.8, "g/dL"],
  ["17861-6", "Calcium", 9.3, "mg/dL"],
  ["19123-9", "Magnesium", 2, "mg/dL"],
  ["6301-6", "INR in platelet poor plasma", 1, "{INR}"],
  ["72514-3", "Pain severity 0-10 verbal numeric rating", 2, "{score}"],
  ["2075-0", "Chloride in serum or plasma", 101, "mmol/L"],
];

function results(today: Day): Resource[] {
  const days = [-84, -42, -14, -1].map((offset) => addDays(today, offset));
  const last = addDays(today, -1);
  const series = SERIES.flatMap(([code, text, unit, values]) =>
    days.flatMap((day, index) => {
      const value = values[index];
      return value === undefined ? [] : [result(code, text, day, value, unit)];
    }),
  );
  return [
    ...series,
    ...ONCE.map(([code, text, value, unit]) => result(code, text, last, value, unit)),
    bloodPressure(addDays(today, -14), 134, 82),
    bloodPressure(last, 128, 78),
    { ...result("29463-7", "Body weight", addDays(today, -14), 692, "kg"), status: "entered-in-error" },
    result("29463-7", "Body weight", last, 68.4, "kg"),
    result("3016-3", "Thyrotropin in serum or plasma", last, "2,1", "m[IU]/L"),
  ];
}

function medicines(today: Day): Resource[] {
  const twiceDaily = {
    timing: { repeat: { frequency: 2, period: 1, periodUnit: "d" } },
    route: concept(SNOMED, "26643006", "Oral route"),
    doseAndRate: [{ doseQuantity: { value: 500, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" } }],
  };
  return [
    medicationRequest("861007", "Metformin hydrochloride 500 MG Oral Tablet", addDays(today, -700), {
      dosage: twiceDaily,
    }),
    medicationRequest("314076", "Lisinopril 10 MG Oral Tablet", addDays(today, -900)),
    medicationRequest("314200", "Pantoprazole 40 MG Delayed Release Oral Tablet", addDays(today, -200), {
      dosage: { text: "40 mg by mouth once daily, before breakfast" },
    }),
    medicationRequest("580261", "Tiotropium 0.018 MG Inhalation Powder", addDays(today, -400), {
      dosage: { text: "Inhale the content of 1 capsule once daily" },
    }),
    medicationRequest("243670", "Aspirin 81 MG Oral Tablet", addDays(today, -900), { status: "stopped" }),
  ];
}

function others(today: Day): Resource[] {
  const subject = { reference: urn(0) };
  const bronchoscopy = concept(SNOMED, "10847001", "Bronchoscopy");
  const visit = (day: Day): Resource => ({
    resourceType: "Encounter",
    status: "finished",
    class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" },
    subject,
    period: { start: morning(day) },
  });
  return [
    { resourceType: "Organization", name: "Example Hospital (synthetic)" },
    { resourceType: "Practitioner", name: [{ family: "Zz-Doctor" }] },
    visit(addDays(today, -84)),
    visit(addDays(today, -14)),
    {
      resourceType: "Procedure",
      status: "completed",
      code: bronchoscopy,
      subject,
      performedDateTime: addDays(today, -12),
    },
    { resourceType: "CarePlan", status: "active", intent: "order", subject },
    { resourceType: "Goal", lifecycleStatus: "active", description: { text: "Stop smoking" }, subject },
  ];
}

/**
 * A transaction bundle of more than 60 resources about a living synthetic adult, dated relative to the given day.
 * On import exactly one resource is rejected, one is a duplicate and one was entered in error.
 */
export function livingAdultBundle(today: Day) {
  return transaction([
    patient,
    condition("254632001", "Small cell carcinoma of lung (disorder)", addDays(today, -10)),
    condition("26544005", "Muscle weakness (finding)", addDays(today, -84).slice(0, 7)),
    condition("87715008", "Xerostomia (disorder)", addDays(today, -84).slice(0, 7)),
    condition("38341003", "Hypertensive disorder", "2011"),
    condition("44054006", "Type 2 diabetes mellitus", "2019-03"),
    condition("13645005", "Chronic obstructive pulmonary disease", "2017"),
    condition("36971009", "Sinusitis (disorder)", "2021-02-11", "resolved"),
    allergy(RXNORM, "723", "Amoxicillin", "Urticaria"),
    allergy(SNOMED, "91935009", "Allergy to peanut", "Swelling of lips"),
    allergy(SNOMED, "428607008", "No known environmental allergy"),
    ...medicines(today),
    ...results(today),
    immunization("140", "Influenza, seasonal, injectable, preservative free", addDays(today, -40)),
    immunization("133", "Pneumococcal conjugate PCV 13", "2022"),
    immunization("115", "Tdap", "2018-05"),
    ...others(today),
  ]);
}
