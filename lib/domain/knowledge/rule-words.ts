// What the words of a rule mean to whoever reads it.
import type { Severity, Tier } from "../safety/finding";
import type { Rule } from "./rules";

/** What a tier does; design decision of the product. */
export const tierEffects: Readonly<Record<Tier, string>> = {
  "must-resolve":
    "Blocks signing until it is resolved, or overridden with a coded reason and a text. Stopping, holding or reducing a treatment can always be signed.",
  "before-dose":
    "Does not block signing. It becomes a check on the treatment, due before the dose or session it concerns, and a dose cannot be recorded as given before it is settled.",
  check: "Is acknowledged with one click when the plan is signed.",
  information: "Is shown, and asks for nothing.",
};

export const severityWords: Readonly<Record<Severity, string>> = {
  contraindicated: "Contraindicated",
  major: "Major: significant harm is likely without action",
  moderate: "Moderate: monitor or adjust",
  info: "For information",
};

export const kindWords: Readonly<Record<string, string>> = {
  "drug-condition": "Drug and condition",
  "drug-drug": "Drug and drug",
  "drug-lab": "Drug and laboratory value",
  "drug-allergy": "Drug and allergy",
  "dose-limit": "Dose limit",
  "duplicate-therapy": "Duplicate treatment",
  "missing-baseline": "Missing baseline test",
  "missing-prophylaxis": "Missing prophylaxis",
  "monitoring-overdue": "Overdue monitoring",
  "pregnancy/childbearing": "Pregnancy and contraception",
  "procedure-drug": "Procedure and drug",
  "referral-precaution": "Referral and therapy precaution",
  sequencing: "Order and timing",
  "syndrome-mismatch": "Fit with the syndrome",
  vaccination: "Vaccination",
};

export const jurisdictionWords: Readonly<Record<string, string>> = {
  US: "United States",
  EU: "European Union",
  other: "Elsewhere",
};

/** Whether a clinician has reviewed the rule, as it is shown with every finding. */
export const reviewText = (rule: Pick<Rule, "reviewed">): string =>
  rule.reviewed === null ? "Clinically reviewed: not yet" : `Clinically reviewed: ${rule.reviewed}`;
