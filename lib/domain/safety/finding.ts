// What the safety engine answers. Plain data, so that it can be shown, stored under a signature and compared.

export const tiers = ["must-resolve", "before-dose", "check", "information"] as const;
export type Tier = (typeof tiers)[number];
export type Severity = "contraindicated" | "major" | "moderate" | "info";

/** A fact the outcome depends on and that is not there: never recorded, or recorded too long ago to count. */
export interface MissingFact {
  /** Path into the input: "patient.weightKg", "labs.creatinine", "homeMedications", "plan.2.doseValue". */
  readonly fact: string;
  readonly state: "missing" | "stale";
  /** The day of a stale value. */
  readonly day?: number;
}

/** A fact or a part of the plan that the outcome rests on, with its value as the engine read it. */
export interface Evidence {
  readonly fact: string;
  readonly value: string | number | boolean;
  /** UCUM unit of the value. */
  readonly unit?: string;
  /** The day of the value, where it has one. */
  readonly day?: number;
}

export type FindingAction =
  | { readonly kind: "open-treatment"; readonly row: number; readonly label: string }
  | { readonly kind: "stop-treatment"; readonly row: number; readonly label: string }
  | { readonly kind: "add-treatment"; readonly item: string; readonly label: string }
  | { readonly kind: "record-fact"; readonly fact: string; readonly label: string }
  /** What to do in words, where no click can do it. */
  | { readonly kind: "advice"; readonly label: string };

/** A rule that applies to this plan. */
export interface Finding {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly tier: Tier;
  readonly severity: Severity;
  /** Findings with the same cause are shown as one. */
  readonly cause: string;
  /** Under 60 characters. */
  readonly title: string;
  /** The patient's own values that made the rule apply. */
  readonly message: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  readonly actions: readonly FindingAction[];
  /** Indexes into the plan rows of the input. */
  readonly rows: readonly number[];
  readonly evidence: readonly Evidence[];
  /** Facts that are not known and could lift this finding. */
  readonly unsure: readonly MissingFact[];
  /** False for an allergy to the very ingredient: no reason lets it pass. */
  readonly overridable: boolean;
}

/** A rule whose outcome could change if a missing fact were known. */
export interface CannotTell {
  readonly ruleId: string;
  readonly tier: Tier;
  readonly title: string;
  readonly missing: readonly MissingFact[];
  readonly rows: readonly number[];
}

/** A test that is wanted before a dose, whose time has not come: no finding, but on the treatment's list. */
export interface UpcomingCheck {
  readonly ruleId: string;
  readonly title: string;
  readonly fact: string;
  readonly rows: readonly number[];
  /** The first day on which a result counts, and the day of the dose it is for. */
  readonly fromDay: number;
  readonly byDay: number;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly cannotTell: readonly CannotTell[];
  readonly upcoming: readonly UpcomingCheck[];
}
