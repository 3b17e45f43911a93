// The words for the closed lists of a treatment; small enough for any screen.
import type { Action, Lane } from "./lanes";
import type { Kind } from "./treatment";

export const laneLabels: Record<Lane, string> = {
  cancer: "Cancer",
  immunosuppression: "Immunosuppression",
  "plasma-exchange": "Plasma exchange",
  ivig: "Immune globulin (IVIg)",
  symptom: "Symptom",
  rehabilitation: "Rehabilitation",
};

export const kindLabels: Record<Kind, string> = {
  drug: "Drug",
  steroid: "Corticosteroid",
  regimen: "Chemotherapy regimen",
  "checkpoint-inhibitor": "Checkpoint inhibitor",
  surgery: "Surgery",
  radiotherapy: "Radiotherapy",
  "plasma-exchange": "Plasma exchange",
  ivig: "Immune globulin (IVIg)",
  "pt-referral": "Physical therapy referral",
  "slp-referral": "Speech therapy referral",
  vaccine: "Vaccine",
  monitoring: "Monitoring task",
  procedure: "Diagnostic procedure",
};

export const actionLabels: Record<Action, string> = {
  start: "Start",
  continue: "Continue",
  change: "Change",
  hold: "Hold",
  stop: "Stop",
};

export const formLabels = {
  tablet: "tablet",
  "modified-release-tablet": "modified-release tablet",
  "gastro-resistant-tablet": "gastro-resistant tablet",
  "dispersible-tablet": "dispersible tablet",
  capsule: "capsule",
  "sprinkle-capsule": "sprinkle capsule",
  "oral-liquid": "oral liquid",
  infusion: "infusion",
  injection: "injection",
  patch: "patch",
  cream: "cream",
  spray: "spray",
  other: "other form",
} as const;

export const purposeLabels = { induction: "induction", maintenance: "maintenance", rescue: "rescue" } as const;

export const replacementLabels = {
  "albumin-5": "5% albumin",
  plasma: "plasma",
  "albumin-and-saline": "albumin and saline",
  "albumin-and-plasma": "albumin and plasma",
} as const;

export const accessLabels = {
  peripheral: "peripheral veins",
  "central-line": "central line",
  port: "port",
  fistula: "fistula",
} as const;

export const anticoagulantLabels = {
  citrate: "citrate",
  heparin: "heparin",
  "citrate-and-heparin": "citrate and heparin",
  none: "no anticoagulant",
} as const;

export const visitFrequencyLabels = {
  once: "one visit",
  daily: "daily",
  "three-times-weekly": "three times a week",
  "twice-weekly": "twice a week",
  weekly: "weekly",
  "every-2-weeks": "every 2 weeks",
  monthly: "monthly",
  "as-judged": "as often as the therapist judges",
} as const;

export const urgencyLabels = { routine: "routine", soon: "soon", urgent: "urgent" } as const;

/** A count with its noun: `1 session`, `5 sessions`. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
