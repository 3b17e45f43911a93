// Complete, valid treatments for tests and demo data: a test names only what matters to it.
// Ids are fixed texts, days are dates of 2026, nothing is random.
import type { PlanContent } from "@/lib/domain/plan/plan-content";
import type { Treatment, TreatmentOf } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { aDoseStep } from "./dose-builders";

export const testIds = {
  patient: "01900000-0000-7000-8000-0000000000a1",
  plan: "01900000-0000-7000-8000-0000000000b1",
  diagnosis: "01900000-0000-7000-8000-0000000000c1",
  therapist: "01900000-0000-7000-8000-0000000000d1",
  team: "01900000-0000-7000-8000-0000000000e1",
} as const;

/** A fixed id that differs for each number. */
export const treatmentId = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const day = asDay;

const frame = {
  treatmentId: treatmentId(1),
  agent: null,
  brand: null,
  action: "start",
  actionFrom: null,
  changeReason: null,
  condition: null,
  reason: "Weakness limits walking",
  start: day("2026-11-23"),
  end: null,
  reviewOn: day("2027-01-04"),
  note: null,
} as const;

/** Amifampridine 10 mg three times a day for LEMS. */
export function aDrug(over: Partial<TreatmentOf<"drug">> = {}): TreatmentOf<"drug"> {
  return {
    ...frame,
    kind: "drug",
    lane: "symptom",
    agent: "amifampridine",
    name: "Amifampridine",
    purpose: "treatment",
    route: "oral",
    form: "tablet",
    strength: "10 mg",
    asNeeded: false,
    asNeededFor: null,
    maxPerDay: null,
    steps: [aDoseStep({ amount: "10", frequency: "three-times-daily" })],
    ...over,
  };
}

/** Prednisone 40 mg daily for two weeks, then 20 mg daily until review. */
export function aSteroid(over: Partial<TreatmentOf<"steroid">> = {}): TreatmentOf<"steroid"> {
  return {
    ...frame,
    treatmentId: treatmentId(2),
    kind: "steroid",
    lane: "immunosuppression",
    agent: "prednisone",
    name: "Prednisone",
    route: "oral",
    form: "tablet",
    strength: null,
    steps: [
      { ...aDoseStep({ amount: "40", to: day("2026-12-06") }), alternateAmount: null },
      { ...aDoseStep({ amount: "20", from: day("2026-12-07") }), alternateAmount: null },
    ],
    noTaperReason: null,
    ...over,
  };
}

/** A physical therapy referral to a named therapist. */
export function aPtReferral(over: Partial<TreatmentOf<"pt-referral">> = {}): TreatmentOf<"pt-referral"> {
  return {
    ...frame,
    treatmentId: treatmentId(3),
    kind: "pt-referral",
    lane: "rehabilitation",
    agent: "physical-therapy-referral",
    name: "Physical therapy",
    question: "Can she walk stairs safely by discharge?",
    goals: ["Walk 50 m with a stick"],
    urgency: "soon",
    assigneeId: testIds.therapist,
    pool: null,
    sessionsRequested: 12,
    visitFrequency: "twice-weekly",
    ...over,
  };
}

/** Speech therapy for swallowing, to the pool of a team. */
export function anSlpReferral(over: Partial<TreatmentOf<"slp-referral">> = {}): TreatmentOf<"slp-referral"> {
  const { kind: _, ...shared } = aPtReferral();
  return {
    ...shared,
    treatmentId: treatmentId(4),
    kind: "slp-referral",
    agent: "speech-therapy-referral",
    name: "Speech therapy",
    question: "Is swallowing safe for tablets?",
    goals: ["Swallow thin liquids safely"],
    assigneeId: null,
    pool: { teamId: testIds.team },
    ...over,
  };
}

/** The content of a plan for LEMS; give it the treatments that matter. */
export function aPlan(over: Partial<PlanContent> & { treatments?: Treatment[] } = {}): PlanContent {
  return {
    schema: "plan/1",
    patientId: testIds.patient,
    planId: testIds.plan,
    version: 1,
    title: "Lambert-Eaton myasthenic syndrome",
    diagnosis: {
      diagnosisId: testIds.diagnosis,
      phenotype: "lems",
      phenotypeLabel: "Lambert-Eaton myasthenic syndrome",
      antibodies: [{ id: "pq-vgcc", label: "P/Q-type VGCC", result: "found" }],
      cancerStatus: "confirmed",
      cancerLabel: "Small-cell lung cancer",
      cancerFoundOn: day("2026-10-02"),
    },
    effectiveOn: day("2026-11-23"),
    reason: null,
    knowledgeVersion: "test",
    treatments: [aDrug()],
    ...over,
  };
}

/** Any other fields every treatment shares, for builders in sibling files. */
export const sharedFrame = frame;
