// Treatments of the cancer, exchange and IVIg lanes, and the care around them, for tests.
import type { TreatmentOf } from "@/lib/domain/plan/treatment";
import { asDay } from "@/lib/domain/shared/day";
import { sharedFrame, treatmentId } from "./builders";
import { aWorking } from "./dose-builders";

const end = asDay("2027-02-14");

/** Carboplatin AUC 5 on day 1 and etoposide 100 mg per m² on days 1 to 3, four cycles of 21 days. */
export function aRegimen(over: Partial<TreatmentOf<"regimen">> = {}): TreatmentOf<"regimen"> {
  const etoposide = aWorking("179", "mg", "100 mg per m² × 1.79 m²");
  return {
    ...sharedFrame,
    treatmentId: treatmentId(10),
    kind: "regimen",
    lane: "cancer",
    agent: "regimen-carboplatin-etoposide",
    name: "Carboplatin and etoposide",
    end,
    intent: "curative",
    cycles: 4,
    cycleDays: 21,
    components: [
      {
        agent: "carboplatin",
        name: "Carboplatin",
        amount: "390",
        unit: "mg",
        basis: "auc",
        perAmount: "5",
        working: aWorking("390", "mg", "5 × (53 + 25)"),
        overrideReason: null,
        route: "intravenous",
        days: [1],
      },
      {
        agent: "etoposide",
        name: "Etoposide",
        amount: "179",
        unit: "mg",
        basis: "per-m2",
        perAmount: "100",
        working: etoposide,
        overrideReason: null,
        route: "intravenous",
        days: [1, 2, 3],
      },
    ],
    ...over,
  };
}

export function aCheckpointInhibitor(
  over: Partial<TreatmentOf<"checkpoint-inhibitor">> = {},
): TreatmentOf<"checkpoint-inhibitor"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(11),
    kind: "checkpoint-inhibitor",
    lane: "cancer",
    agent: "atezolizumab",
    name: "Atezolizumab",
    amount: "1200",
    unit: "mg",
    basis: "fixed",
    perAmount: null,
    working: null,
    overrideReason: null,
    route: "intravenous",
    everyDays: 21,
    dosesPlanned: 4,
    intent: "palliative",
    jointDecision: true,
    jointDecisionBy: "Tumour board: Dr Lindqvist, Dr Amari",
    jointDecisionOn: asDay("2026-11-19"),
    ...over,
  };
}

export function aSurgery(over: Partial<TreatmentOf<"surgery">> = {}): TreatmentOf<"surgery"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(12),
    kind: "surgery",
    lane: "cancer",
    agent: "thymectomy",
    name: "Thymectomy",
    site: "thymus",
    intent: "curative",
    end: sharedFrame.start,
    ...over,
  };
}

export function aRadiotherapy(over: Partial<TreatmentOf<"radiotherapy">> = {}): TreatmentOf<"radiotherapy"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(13),
    kind: "radiotherapy",
    lane: "cancer",
    agent: "radiotherapy-thoracic",
    name: "Thoracic radiotherapy",
    target: "left lung and mediastinum",
    totalGy: "45",
    fractions: 30,
    fractionsPerWeek: 10,
    intent: "curative",
    ...over,
  };
}

/** Five exchanges of 1 plasma volume, every other day. */
export function aPlasmaExchange(over: Partial<TreatmentOf<"plasma-exchange">> = {}): TreatmentOf<"plasma-exchange"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(14),
    kind: "plasma-exchange",
    lane: "plasma-exchange",
    agent: "plasma-exchange",
    name: "Plasma exchange",
    end,
    courses: [
      {
        courseId: treatmentId(141),
        purpose: "induction",
        sessions: 5,
        rhythm: { type: "interval", everyDays: 2 },
        start: sharedFrame.start,
        plasmaVolumes: "1",
        volumeL: null,
        working: null,
        replacement: "albumin-5",
        access: "central-line",
        anticoagulant: "citrate",
      },
    ],
    ...over,
  };
}

/** 2 g per kg over 5 days, then the same course every 4 weeks is up to the test. */
export function anIvig(over: Partial<TreatmentOf<"ivig">> = {}): TreatmentOf<"ivig"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(15),
    kind: "ivig",
    lane: "ivig",
    agent: "ivig",
    name: "Intravenous immune globulin",
    courses: [
      {
        courseId: treatmentId(151),
        purpose: "induction",
        gPerKg: "2",
        days: 5,
        start: sharedFrame.start,
        repeats: 1,
        everyWeeks: null,
        weight: { value: "68.4", takenOn: asDay("2026-11-20"), basis: "actual" },
        calculatedG: "136.8",
        plannedG: "135",
        overrideReason: null,
        working: aWorking("136.8", "g", "2 g per kg × 68.4 kg"),
      },
    ],
    ...over,
  };
}

export function aVaccine(over: Partial<TreatmentOf<"vaccine">> = {}): TreatmentOf<"vaccine"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(16),
    kind: "vaccine",
    lane: "immunosuppression",
    name: "Pneumococcal conjugate vaccine",
    end: sharedFrame.start,
    dates: [sharedFrame.start],
    ...over,
  };
}

export function aMonitoring(over: Partial<TreatmentOf<"monitoring">> = {}): TreatmentOf<"monitoring"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(17),
    kind: "monitoring",
    lane: "immunosuppression",
    name: "Blood count and liver enzymes",
    observations: [{ code: "neutrophils", label: "Neutrophils" }],
    rhythm: { type: "interval", everyDays: 7 },
    actOn: null,
    end,
    ...over,
  };
}

export function aProcedure(over: Partial<TreatmentOf<"procedure">> = {}): TreatmentOf<"procedure"> {
  return {
    ...sharedFrame,
    treatmentId: treatmentId(18),
    kind: "procedure",
    lane: "cancer",
    name: "FDG PET-CT",
    site: "whole body",
    question: "Is there a tumour?",
    end: sharedFrame.start,
    ...over,
  };
}
