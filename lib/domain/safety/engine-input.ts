// What the safety engine is given: facts and plan rows in the units of the vocabulary, with days counted from day 0.
// The app's adapter and the reader of case files both make this, and the engine knows nothing else.

/** Known to be there, known to be absent, or not asked: an id in neither list of an incomplete list is not known. */
export interface FactList {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** True when somebody asked for the whole list: then what is not present is absent. */
  readonly complete: boolean;
}

/** The most recent result; `value` in the vocabulary's unit, or one of its words. */
export interface LabResult {
  readonly value: number | string;
  /** The day it was taken; negative before day 0. */
  readonly day: number;
}

export interface SteroidSegment {
  readonly fromDay: number;
  readonly toDay: number;
  readonly mgPerDay: number;
}

export type RowDoseUnit = "mg" | "mg/kg" | "mg/m2";
export type RowFlag = string | number | boolean;

/** One active order of a plan. A field that is left out was not stated. */
export interface PlanRow {
  /** The treatment this row belongs to, in the app. */
  readonly treatmentId?: string;
  /** Catalogue id, or another id of the vocabulary. */
  readonly item: string;
  readonly action?: "start" | "continue" | "change";
  readonly route?: string;
  /** tablet, capsule, extended-release, enteric, solution, suspension, syrup, …; an oral row without one counts as a tablet. */
  readonly form?: string;
  readonly doseValue?: number;
  readonly doseUnit?: RowDoseUnit;
  readonly timesPerDay?: number;
  /** Given on one of so many days: 2 is alternate days. */
  readonly everyDays?: number;
  readonly startDay: number;
  readonly endDay?: number;
  readonly segments?: readonly SteroidSegment[];
  /** Days of infusions, or of the sessions of an exchange. */
  readonly days?: readonly number[];
  readonly cycles?: number;
  /** g/kg for one whole course. */
  readonly doseGPerKgTotal?: number;
  readonly auc?: number;
  /** mL/min that the Calvert dose was worked out with. */
  readonly gfrUsed?: number;
  /** Plasma volumes of one exchange. */
  readonly plasmaVolumes?: number;
  /** g, given before plus planned. */
  readonly cumulativeG?: number;
  /** Given already and over: counts for spacing only, no longer as part of the plan. */
  readonly over?: boolean;
  /** mesna, access, jointDecision, hydration, premedication, infusionMinutes and the like. */
  readonly flags: Readonly<Record<string, RowFlag>>;
}

export interface EngineInput {
  readonly patient: {
    readonly ageYears?: number;
    readonly sexAtBirth?: "female" | "male";
    readonly weightKg?: number;
    readonly heightCm?: number;
    readonly childbearingPotential?: boolean;
    readonly pregnant?: boolean;
    readonly breastfeeding?: boolean;
    readonly ancestryHlaB1502AtRisk?: boolean;
    readonly carbamazepineTolerated3Months?: boolean;
    /** mm[Hg] */
    readonly systolicBp?: number;
    readonly diastolicBp?: number;
    /** /min */
    readonly heartRate?: number;
    readonly jurisdiction?: "US" | "EU" | "other";
  };
  readonly function: {
    readonly swallow?: "safe" | "impaired" | "unsafe";
    readonly gait?: "independent" | "impaired" | "non-ambulatory";
    readonly fallsLast6Months?: number;
    readonly speech?: "normal" | "impaired";
    readonly seizuresActive?: boolean;
  };
  readonly diagnosis: {
    /** A syndrome or phenotype id; null when it is known that there is none. */
    readonly syndrome?: string | null;
    readonly antibodies: FactList;
    readonly cancer?: string;
    readonly cancerStatus?: "confirmed" | "suspected" | "not-found" | "in-remission";
  };
  readonly conditions: FactList;
  readonly allergies: FactList;
  readonly homeMedications: FactList;
  /** Home medicines and allergies, as written, that nobody has matched to an id: nothing is checked for them. */
  readonly unmappedMedicines: readonly string[];
  readonly unmappedAllergies: readonly string[];
  readonly labs: Readonly<Record<string, LabResult>>;
  readonly plan: readonly PlanRow[];
  /** Today, counted from day 0; without it today is day 0 and monitoring of a running plan is not judged. */
  readonly asOfDay?: number;
  /** The planned review day of the plan. */
  readonly reviewDay?: number;
  /** Facts that were left out because they are too old, by path ("patient.weightKg"), with the day they were taken. */
  readonly stale: Readonly<Record<string, number>>;
}
