// Where the actions of a finding lead.
import type { Route } from "next";
import type { PanelAction } from "@/lib/domain/safety/app/panel-view";
import { paths } from "@/lib/platform/paths";

export interface SafetyPlace {
  readonly planId: string;
  readonly patientId: string;
  readonly draftId: string;
  readonly mayEdit: boolean;
  /** May acknowledge and override here. */
  readonly mayDecide: boolean;
}

/** The page on which a fact is recorded. */
export function factHref(fact: string, patientId: string): Route {
  const [group = "", name = ""] = fact.split(".");
  if (group === "conditions" || group === "allergies" || group === "homeMedications")
    return paths.medications(patientId);
  if (group === "diagnosis") return paths.diagnosis(patientId);
  if (group === "patient" && (name === "sexAtBirth" || name === "ageYears")) return paths.editPatient(patientId);
  if (group === "patient" && answered.includes(name)) return paths.medications(patientId);
  return paths.results(patientId);
}

/** Facts that are answers to the questions asked of every patient. */
const answered: readonly string[] = ["childbearingPotential", "pregnant", "breastfeeding", "ancestryHlaB1502AtRisk"];

/** The page of an action; null when it may not be taken or is where the reader already is. */
export function actionHref(action: PanelAction, place: SafetyPlace, here: string | null): Route | null {
  if (action.kind === "record") return factHref(action.fact, place.patientId);
  if (!place.mayEdit) return null;
  if (action.kind === "add") return paths.addAgent(place.planId, action.item);
  return action.treatmentId === here ? null : paths.draftTreatment(place.planId, action.treatmentId);
}
