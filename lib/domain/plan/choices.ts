// The closed lists of the treatment forms with their words, apart from the schemas so that a form does not load zod.
// Each is complete by type: a code without words does not compile.
import type { DoseBasis, DoseUnit } from "./dose-step";
import type { cancerIntents } from "./kinds/cancer";
import type { drugPurposes } from "./kinds/drug";
import type { weekdays, weightBases } from "./kinds/exchange";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A closed list with its words as choices, in the order of the list. */
export function choicesOf(labels: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

export const unitChoiceLabels: Record<DoseUnit, string> = {
  mg: "mg",
  g: "g",
  ug: "microgram",
  mL: "mL",
  L: "L",
  mmol: "mmol",
  "[iU]": "international units",
  U: "units",
  "{tablet}": "tablets",
  "{drop}": "drops",
  "{puff}": "puffs",
  "{application}": "applications",
};

export const basisLabels: Record<DoseBasis | "auc", string> = {
  fixed: "a fixed amount",
  "per-kg": "per kg of body weight",
  "per-m2": "per m² of body surface",
  auc: "target AUC (Calvert)",
};

export const intentLabels: Record<(typeof cancerIntents)[number], string> = {
  curative: "curative",
  adjuvant: "adjuvant",
  neoadjuvant: "neoadjuvant",
  palliative: "palliative",
  prophylactic: "prophylactic",
  diagnostic: "diagnostic",
};

export const drugPurposeLabels: Record<(typeof drugPurposes)[number], string> = {
  treatment: "treats the disease or a symptom",
  supportive: "supports another treatment, such as protection of stomach or bones",
};

export const weightBasisLabels: Record<(typeof weightBases)[number], string> = {
  actual: "actual weight",
  ideal: "ideal weight",
  adjusted: "adjusted weight",
};

export const weekdayLabels: Record<(typeof weekdays)[number], string> = {
  Mon: "Monday",
  Tue: "Tuesday",
  Wed: "Wednesday",
  Thu: "Thursday",
  Fri: "Friday",
  Sat: "Saturday",
  Sun: "Sunday",
};
