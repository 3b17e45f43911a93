// A plan of as many treatments as are wanted, for measuring: every lane, with doses, tapers, courses and home medicines.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { asked, engineInput, type RowParts } from "@/lib/testing/engine-inputs";

const days = (from: number, count: number, step = 1): number[] =>
  Array.from({ length: count }, (_, i) => from + i * step);

const twenty = (at: number): readonly RowParts[] => [
  { item: "amifampridine", route: "oral", doseValue: 10, doseUnit: "mg", timesPerDay: 3, startDay: at },
  { item: "pyridostigmine", route: "oral", doseValue: 60, doseUnit: "mg", timesPerDay: 3, startDay: at },
  {
    item: "prednisone",
    route: "oral",
    startDay: at,
    segments: [
      { fromDay: at, toDay: at + 27, mgPerDay: 60 },
      { fromDay: at + 28, toDay: at + 90, mgPerDay: 30 },
      { fromDay: at + 91, toDay: at + 180, mgPerDay: 5 },
    ],
  },
  { item: "methylprednisolone-iv", route: "iv", doseValue: 1000, doseUnit: "mg", days: days(at - 6, 5) },
  { item: "azathioprine", route: "oral", doseValue: 2, doseUnit: "mg/kg", startDay: at },
  { item: "rituximab", route: "iv", doseValue: 375, doseUnit: "mg/m2", days: days(at + 40, 4, 7) },
  { item: "ivig", route: "iv", doseGPerKgTotal: 2, days: days(at, 5) },
  { item: "plasma-exchange", plasmaVolumes: 1, days: days(at + 30, 5, 2), flags: { access: "central" } },
  { item: "regimen-carboplatin-etoposide", route: "iv", cycles: 4, startDay: at + 60 },
  { item: "carboplatin", route: "iv", auc: 5, gfrUsed: 80, doseValue: 525, doseUnit: "mg", startDay: at + 60 },
  { item: "atezolizumab", route: "iv", doseValue: 1200, doseUnit: "mg", days: days(at + 150, 4, 21) },
  { item: "carbamazepine", route: "oral", doseValue: 400, doseUnit: "mg", timesPerDay: 2, startDay: at },
  { item: "levetiracetam", route: "oral", doseValue: 500, doseUnit: "mg", timesPerDay: 2, startDay: at },
  { item: "cyclophosphamide", route: "iv", doseValue: 750, doseUnit: "mg/m2", days: days(at + 200, 3, 28) },
  { item: "mesna", route: "iv", doseValue: 300, doseUnit: "mg", days: days(at + 200, 3, 28) },
  { item: "trimethoprim-sulfamethoxazole", route: "oral", doseValue: 960, doseUnit: "mg", startDay: at },
  { item: "calcium-vitamin-d", route: "oral", doseValue: 500, doseUnit: "mg", startDay: at },
  { item: "pantoprazole", route: "oral", doseValue: 40, doseUnit: "mg", startDay: at },
  { item: "physical-therapy-referral", startDay: at },
  { item: "speech-therapy-referral", startDay: at },
];

/** So many treatments; from the twenty-first on the same again, ten days later each time. */
export function bigPlan(treatments: number): EngineInput {
  const blocks = Math.ceil(treatments / 20);
  const plan = Array.from({ length: blocks }, (_, block) => twenty(block * 10)).flat();
  return engineInput({
    plan: plan.slice(0, treatments),
    homeMedications: asked("metoprolol", "ciprofloxacin", "apixaban", "lisinopril"),
    conditions: asked("diabetes", "osteoporosis"),
    labs: { creatinine: 1.1, neutrophils: 3.1, platelets: 210, sodium: 138, alt: 25, potassium: 4.2, glucose: 100 },
  });
}
