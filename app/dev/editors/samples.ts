import type { EditorContext, KnownValue } from "@/components/plan/editor/editor-context";
import { dosePerKg } from "@/lib/domain/calculation/size-dose";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { asDay } from "@/lib/domain/shared/day";
import type { UcumUnit } from "@/lib/domain/shared/quantity";

export const sampleToday = asDay("2026-11-23");

const known = <U extends UcumUnit>(value: string, unit: U, day: string, source: string): KnownValue<U> => ({
  value,
  unit,
  takenOn: asDay(day),
  source,
});

const old = known("68.4", "kg", "2026-11-20", "nurse T. Moreau");

export const sampleContext: EditorContext = {
  patientId: "01890000-0000-7000-8000-000000000001",
  weight: known("64", "kg", "2026-11-02", "nurse T. Moreau"),
  height: known("164", "cm", "2026-10-30", "nurse T. Moreau"),
  creatinine: known("0.8", "mg/dL", "2026-11-19", "laboratory"),
  haematocrit: null,
  sexAtBirth: "female",
  ageYears: 65,
  therapists: [
    { id: "01890000-0000-7000-8000-000000000002", name: "Noor Haddad", discipline: "physical" },
    { id: "01890000-0000-7000-8000-000000000003", name: "Pia Lund", discipline: "speech" },
  ],
  teams: [{ id: "01890000-0000-7000-8000-000000000004", name: "Neuro-oncology rehabilitation" }],
  agent: null,
  siteZone: "Europe/Berlin",
  holidays: [asDay("2026-12-25")],
  dateOrder: "day-month",
};

const frame = (n: number, name: string) => ({
  treatmentId: `01890000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`,
  action: "start" as const,
  name,
  reason: "Sample",
  start: "2026-11-30",
  reviewOn: "2027-02-22",
});

const perKg = dosePerKg({ perKg: { value: "0.5", unit: "mg/kg" }, weight: old, asOf: sampleToday });

/** One draft of every kind, some filled, some hardly begun, so that every state of a form can be looked at. */
export const samples: readonly DraftTreatment[] = [
  {
    ...frame(1, "Azathioprine"),
    kind: "drug",
    lane: "immunosuppression",
    agent: "azathioprine",
    steps: [
      {
        basis: "per-kg",
        perAmount: "0.5",
        unit: "mg",
        amount: "40",
        frequency: "daily",
        from: "2026-11-30",
        working: perKg.refused ? null : perKg,
      },
    ],
  },
  {
    ...frame(2, "Prednisone"),
    kind: "steroid",
    lane: "immunosuppression",
    agent: "prednisone",
    steps: [
      { basis: "fixed", amount: "60", unit: "mg", frequency: "daily", from: "2026-11-30", to: "2026-12-27" },
      { basis: "fixed", amount: "40", unit: "mg", frequency: "daily", from: "2026-12-28", to: "2027-01-10" },
      { basis: "fixed", amount: "20", unit: "mg", frequency: "every-other-day", from: "2027-01-11", to: "2027-02-07" },
    ],
  },
  {
    ...frame(3, "Carboplatin and etoposide"),
    kind: "regimen",
    lane: "cancer",
    cycles: "4",
    cycleDays: "21",
    components: [
      { agent: "carboplatin", name: "Carboplatin", basis: "auc", perAmount: "5", unit: "mg", days: ["1"] },
      { agent: "etoposide", name: "Etoposide", basis: "per-m2", perAmount: "100", unit: "mg", days: ["1", "2", "3"] },
    ],
  },
  { ...frame(4, "Atezolizumab"), kind: "checkpoint-inhibitor", lane: "cancer", jointDecision: true },
  { ...frame(5, "Tumour resection"), kind: "surgery", lane: "cancer" },
  {
    ...frame(6, "Thoracic radiotherapy"),
    kind: "radiotherapy",
    lane: "cancer",
    totalGy: "45",
    fractions: "30",
    fractionsPerWeek: "10",
  },
  {
    ...frame(7, "Plasma exchange"),
    kind: "plasma-exchange",
    lane: "plasma-exchange",
    courses: [
      {
        courseId: "01890000-0000-7000-8000-000000000201",
        purpose: "induction",
        sessions: "5",
        rhythm: { type: "weekdays", weekdays: ["Mon", "Wed", "Fri"] },
        start: "2026-11-30",
        plasmaVolumes: "1.5",
      },
    ],
  },
  {
    ...frame(8, "Immune globulin"),
    kind: "ivig",
    lane: "ivig",
    courses: [
      {
        courseId: "01890000-0000-7000-8000-000000000202",
        purpose: "induction",
        gPerKg: "2",
        days: "5",
        weight: { basis: "actual" },
        start: "2026-11-30",
        repeats: "3",
        everyWeeks: "4",
      },
    ],
  },
  {
    ...frame(9, "Physical therapy"),
    kind: "pt-referral",
    lane: "rehabilitation",
    question: "Gait? Falls BID.",
    goals: [],
  },
  { ...frame(10, "Speech therapy"), kind: "slp-referral", lane: "rehabilitation" },
  { ...frame(11, "Influenza vaccine"), kind: "vaccine", lane: "immunosuppression", dates: ["2026-11-30"] },
  {
    ...frame(12, "Blood count"),
    kind: "monitoring",
    lane: "immunosuppression",
    observations: [{ code: "neutrophils", label: "Neutrophils" }],
    rhythm: { type: "interval", everyDays: "7" },
  },
  { ...frame(13, "Swallow study"), kind: "procedure", lane: "rehabilitation" },
];
