// What a finding rests on and what is missing, in a clinician's words. No decimal arithmetic: values are shown, not reckoned.
import { agentLabelById } from "../knowledge/agent-labels";
import { allergenName } from "../knowledge/allergens";
import { antibodyById } from "../knowledge/antibodies";
import { cancerStatuses } from "../knowledge/cancers";
import { conditionLabel, isConditionId } from "../knowledge/conditions";
import { labs } from "../knowledge/labs";
import { medicineName } from "../knowledge/other-medicines";
import { phenotypeById } from "../knowledge/phenotypes";
import { unitLabel } from "../wording/unit";
import type { Evidence, MissingFact } from "./finding";

/** Turns a day of the input into words: a date in the app, "day −3" where only day numbers are known. */
export type DayWords = (day: number) => string;
export const plainDay: DayWords = (day) => `day ${day < 0 ? `−${-day}` : day}`;

const labLabels = new Map(labs.map(({ id, label, unit }) => [id, { label, unit }]));
const functionLabels: Readonly<Record<string, string>> = {
  swallow: "Swallow",
  gait: "Gait",
  speech: "Speech",
  fallsLast6Months: "Falls in the last 6 months",
  seizuresActive: "Active seizures",
};
const patientLabels: Readonly<Record<string, string>> = {
  ageYears: "Age",
  weightKg: "Weight",
  heightCm: "Height",
  sexAtBirth: "Sex at birth",
  pregnant: "Pregnancy",
  childbearingPotential: "Whether the patient could become pregnant",
  breastfeeding: "Breastfeeding",
  ancestryHlaB1502AtRisk: "Ancestry with HLA-B*15:02 risk",
  carbamazepineTolerated3Months: "Whether carbamazepine was tolerated for 3 months",
  systolicBp: "Systolic blood pressure",
  diastolicBp: "Diastolic blood pressure",
  heartRate: "Heart rate",
};
const rowLabels: Readonly<Record<string, string>> = {
  doseValue: "Dose",
  doseGPerKgTotal: "Dose of the course in g/kg",
  auc: "AUC",
  gfrUsed: "GFR the dose was worked out with",
  cumulativeG: "Cumulative dose (given before and planned)",
  plasmaVolumes: "Plasma volumes of a session",
  days: "Days of the course",
};

/** The short name of a drug, procedure or class member; the id itself when none is known. */
export function itemName(id: string): string {
  const name = agentLabelById(id)?.name ?? medicineName(id) ?? id.replaceAll("-", " ");
  return name.split(/,| \(| \/ /)[0] ?? name;
}

/** What a fact is called, such as "Weight" or "Creatinine". */
export function factLabel(fact: string): string {
  const [group, name = "", last = ""] = fact.split(".");
  switch (group) {
    case "patient":
      return patientLabels[name] ?? name;
    case "function":
      return functionLabels[name] ?? name;
    case "labs":
      return labLabels.get(name)?.label ?? name;
    case "diagnosis":
      return { syndrome: "Syndrome", antibodies: "Antibodies", cancerStatus: "Cancer status" }[name] ?? name;
    case "plan":
      return rowLabels[last] ?? "Order";
    case "conditions":
      return "Conditions";
    case "allergies":
      return "Allergies";
    case "homeMedications":
      return "Home medicines";
    default:
      return name;
  }
}

/** "Weight not recorded", "Creatinine too old (12-Oct-2026)". */
export function missingText({ fact, state, day }: MissingFact, days: DayWords = plainDay): string {
  const label = factLabel(fact);
  if (state === "stale") return `${label} too old${day === undefined ? "" : ` (${days(day)})`}`;
  if (fact.startsWith("plan.")) return `${label} not stated`;
  const isList = fact === "conditions" || fact === "allergies" || fact === "homeMedications";
  if (isList) return `${label} not asked`;
  return fact === "diagnosis.antibodies" ? "Antibodies not tested" : `${label} not recorded`;
}

const shown = (value: number, unit?: string) => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = String(Number(value.toFixed(digits)));
  if (!unit || unit.startsWith("{")) return text;
  return unit === "%" ? `${text}%` : `${text} ${unitLabel(unit)}`;
};

/** The words around an amount: what was ordered, in which measure. */
const doseWords: Readonly<Record<string, (name: string, amount: string) => string>> = {
  single: (name, amount) => `${name} ${amount} in one dose`,
  singleIv: (name, amount) => `${name} ${amount} in one IV dose`,
  singlePerKg: (name, amount) => `${name} ${amount} in one dose`,
  singlePerM2: (name, amount) => `${name} ${amount} in one dose`,
  daily: (name, amount) => `${name} ${amount} a day`,
  startDaily: (name, amount) => `${name} ${amount} a day at the start`,
  dailyPerKg: (name, amount) => `${name} ${amount} a day`,
  oralDaily: (name, amount) => `${name} ${amount} a day by mouth`,
  oralDailyPerKg: (name, amount) => `${name} ${amount} a day by mouth`,
  totalPerKg: (name, amount) => `${name} ${amount} in one course`,
  dailyGPerKg: (name, amount) => `${name} ${amount} on one day`,
  auc: (name, amount) => `${name} AUC ${amount}`,
  gfrUsed: (name, amount) => `${name} worked out with a GFR of ${amount}`,
  cumulative: (name, amount) => `${name} ${amount} given before and planned`,
  plasmaVolumes: (name, amount) => `${name} with ${amount} plasma volumes a session`,
  consecutive: (name, amount) => `${name} on ${amount} days in a row`,
};

/** "a day" is said in words. */
const doseUnit: Readonly<Record<string, string | undefined>> = { "mg/d": "mg", "mg/kg/d": "mg/kg", d: undefined };

const statusLabels: Readonly<Record<string, string>> = {
  confirmed: cancerStatuses.confirmed,
  "not-found": cancerStatuses["not-found"],
  suspected: cancerStatuses.suspected,
  "in-remission": cancerStatuses["in-remission"],
};

/** One piece of evidence with the patient's own value; empty when it says nothing of its own. */
export function evidenceText({ fact, value, unit, day }: Evidence, days: DayWords = plainDay): string {
  const [group = "", name = "", last = ""] = fact.split(".");
  const dated = day === undefined ? "" : `, ${days(day)}`;
  switch (group) {
    case "plan":
      return name === "review" ? `Review of the plan ${value}` : itemName(String(value));
    case "homeMedications":
      return `${itemName(String(value))} (home medicine)`;
    case "conditions":
      return isConditionId(String(value))
        ? conditionLabel(String(value) as Parameters<typeof conditionLabel>[0])
        : String(value);
    case "allergies":
      return `Allergy to ${(allergenName(String(value)) ?? itemName(String(value))).toLowerCase()}`;
    case "labs": {
      const known = labLabels.get(name);
      const text = typeof value === "number" ? shown(value, known?.unit) : String(value);
      return `${known?.label ?? name} ${text}${dated}`;
    }
    case "patient":
      return patientText(name, value, unit);
    case "function":
      return functionText(name, value);
    case "calculated":
      return `Creatinine clearance ${shown(Number(value), "mL/min")}`;
    case "dose": {
      const measured = unit !== undefined && Object.hasOwn(doseUnit, unit) ? doseUnit[unit] : unit;
      const amount = typeof value === "number" ? shown(value, measured) : String(value);
      return (doseWords[name] ?? ((drug, words) => `${drug} ${words}`))(itemName(last), amount);
    }
    case "steroid":
      return steroidText(name, fact, value);
    case "given":
      return `${itemName(String(value))} on ${day === undefined ? "one day" : days(day)}`;
    case "diagnosis":
      return diagnosisText(name, String(value));
    case "flag":
      return name === "access" ? `${value} access` : "";
    default:
      return String(value);
  }
}

function patientText(name: string, value: Evidence["value"], unit?: string): string {
  if (name === "pregnant") return "Pregnant";
  if (name === "childbearingPotential") return "Could become pregnant";
  if (name === "ancestryHlaB1502AtRisk") return "Ancestry with HLA-B*15:02 risk";
  if (name === "ageYears") return `Age ${value} years`;
  return `${patientLabels[name] ?? name} ${typeof value === "number" ? shown(value, unit) : value}`;
}

const functionText = (name: string, value: Evidence["value"]): string =>
  name === "seizuresActive" ? "Seizures active" : `${functionLabels[name] ?? name} ${value}`;

function steroidText(name: string, fact: string, value: Evidence["value"]): string {
  if (name === "first-day") return `Prednisone equivalent ${shown(Number(value), "mg")} that day`;
  if (name === "last-dose") return `Last planned dose ${shown(Number(value), "mg")} prednisone equivalent a day`;
  return `Prednisone equivalent ${fact.slice("steroid.".length)} mg a day or more for ${value} days`;
}

function diagnosisText(name: string, value: string): string {
  if (name === "syndrome") return phenotypeById(value)?.label ?? value;
  if (name === "antibodies") return `${antibodyById(value)?.label ?? value} antibody`;
  return statusLabels[value] ? `Cancer: ${statusLabels[value].toLowerCase()}` : value;
}

/** "1 rule", "3 rules". */
export const rulesWord = (count: number): string => `${count} ${count === 1 ? "rule" : "rules"}`;
