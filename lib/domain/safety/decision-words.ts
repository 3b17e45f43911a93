// The closed lists of decisions about findings, in words; light enough for a form in the browser.
import type { Tier } from "./finding";

/** Why a finding is signed in spite of it (ux.md ALT-5). */
export const overrideReasons = {
  "benefit-outweighs-risk": "Benefit outweighs the risk",
  "already-tolerates": "The patient already tolerates it",
  "monitoring-in-place": "Monitoring is in place",
  "specialist-advice": "Advice of a specialist",
  "data-wrong": "Does not apply: the data are wrong",
  other: "Another reason",
} as const;
export type OverrideReason = keyof typeof overrideReasons;

export const isOverrideReason = (value: unknown): value is OverrideReason =>
  typeof value === "string" && Object.hasOwn(overrideReasons, value);

export const decisionKinds = ["override", "acknowledge", "withdraw"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export const tierWords: Readonly<Record<Tier, string>> = {
  "must-resolve": "Must resolve",
  "before-dose": "Before dose",
  check: "Check",
  information: "Information",
};
