// One condition of a rule's trigger in a clinician's words, made from what the engine evaluates, so that the two cannot differ.
import { factLabel } from "../safety/evidence-words";
import type { DoseMeasure, Ids, LeafKey, Leaves, MonitorPhase, Operator, PatientFact } from "../safety/expression";
import { noBreakSpace } from "../wording/no-break-space";
import { formatNumber } from "../wording/number";
import { unitLabel } from "../wording/unit";
import { allergenName } from "./allergens";
import { antibodyById } from "./antibodies";
import { cancerStatuses } from "./cancers";
import { classLabel } from "./class-labels";
import { conditionLabel, isConditionId } from "./conditions";
import { labs } from "./labs";
import { medicineName } from "./other-medicines";
import { phenotypeById } from "./phenotypes";
import { membersOfClass } from "./vocabulary";

type Writers = { readonly [Key in LeafKey]: (leaf: Leaves[Key]) => string };

const compared: Readonly<Record<Operator, string>> = {
  "<": "under",
  "<=": "at most",
  ">": "over",
  ">=": "at least",
  "==": "equal to",
};

const oneOf = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
/** "Magnesium, intravenous" reads as one name among others only in brackets. */
const bracketed = (name: string) => name.replace(/, (.+)$/, " ($1)");
const fullName = (id: string) => bracketed(medicineName(id) ?? id.replaceAll("-", " "));
const nameOf = (id: string) => {
  if (!id.startsWith("@")) return fullName(id);
  return membersOfClass(id).length === 1 ? classLabel(id) : `any ${classLabel(id)}`;
};
const named = (ids: Ids) => oneOf(ids.map(nameOf));
const amount = (value: number, unit = "") => {
  const words = unit.startsWith("{") ? "" : unitLabel(unit);
  return words === "" ? formatNumber(value) : `${formatNumber(value)}${words === "%" ? "" : noBreakSpace}${words}`;
};
const unitOf = new Map(labs.map((lab) => [lab.id, lab.unit]));
const labName = (id: string) => factLabel(`labs.${id}`);
/** A name inside a sentence: "Creatinine" is lowered, "IgG" and "HbA1c" are not. */
const lowered = (text: string) =>
  /^[A-Z][a-z]+(?![A-Za-z0-9])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
const span = (hours: number) => (hours >= 96 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`);

const doses: Readonly<Record<DoseMeasure, readonly [before: string, unit: string, after: string]>> = {
  single: ["Single dose of", "mg", ""],
  singleIv: ["Single intravenous dose of", "mg", ""],
  singlePerKg: ["Single dose of", "mg/kg", ""],
  singlePerM2: ["Single dose of", "mg/m2", ""],
  daily: ["Dose of", "mg", " a day"],
  startDaily: ["Dose on the first day of", "mg", " a day"],
  dailyPerKg: ["Dose of", "mg/kg", " a day"],
  oralDaily: ["Dose by mouth of", "mg", " a day"],
  oralDailyPerKg: ["Dose by mouth of", "mg/kg", " a day"],
  totalPerKg: ["Whole course of", "g/kg", ""],
  dailyGPerKg: ["Dose on one day of", "g/kg", ""],
  auc: ["Target AUC of", "", ""],
  gfrUsed: ["GFR used for the dose of", "mL/min", ""],
  cumulative: ["Dose given before and planned of", "g", ""],
  plasmaVolumes: ["Volume of one session of", "{plasma-volume}", " plasma volumes"],
};

const facts: Readonly<Partial<Record<PatientFact, readonly [holds: string, not: string]>>> = {
  pregnant: ["The patient is pregnant", "The patient is not pregnant"],
  childbearingPotential: ["The patient could become pregnant", "The patient could not become pregnant"],
  ancestryHlaB1502AtRisk: ["Ancestry with HLA-B*15:02 risk", "Ancestry without HLA-B*15:02 risk"],
  carbamazepineTolerated3Months: [
    "Carbamazepine was tolerated for 3 months",
    "Carbamazepine was not tolerated for 3 months",
  ],
};
const factUnits: Readonly<Partial<Record<PatientFact, string>>> = {
  ageYears: "a",
  weightKg: "kg",
  systolicBp: "mm[Hg]",
  diastolicBp: "mm[Hg]",
  heartRate: "/min",
};

const phases: Readonly<Record<MonitorPhase, string>> = {
  "month-1": "weekly in the first month, every 14 days in months 2 and 3, every 30 days afterwards",
  "each-pulse":
    "within 14 days after a pulse and within 3 days before the next, or every 14 days when it is taken daily",
  start: "within 30 days after the start and after each change of dose",
  "first-6-months": "every 30 days in the first 6 months",
  "while->=20mg": "every 14 days while the prednisone equivalent is at least 20 mg a day",
  "each-session": "on the day of each session",
  "each-course": "within 7 days before and within 7 days after each course",
  "while-depleted": "every 180 days until a year after the last dose",
  "each-cycle": "within 7 days before each cycle",
};

const flagWords: Readonly<Record<string, string>> = {
  jointDecision: "A joint decision is recorded",
  hydration: "Hydration is ordered",
  mesna: "Mesna is ordered",
  premedication: "Premedication is ordered",
};
function flagText(flag: string, values: readonly (string | boolean)[]): string {
  if (values.length === 1 && values[0] === true) return flagWords[flag] ?? `${flag}: yes`;
  return flag === "access" ? `Access by ${oneOf(values.map(String))} line` : `${flag}: ${oneOf(values.map(String))}`;
}
const statusWords: Readonly<Record<string, string>> = cancerStatuses;

export const leafWords: Writers = {
  plan: ({ plan }) => `In the plan: ${named(plan)}`,
  med: ({ med }) => `In the plan or among the home medicines: ${named(med)}`,
  cond: ({ cond }) =>
    `Recorded condition: ${oneOf(cond.map((id) => bracketed(lowered(isConditionId(id) ? conditionLabel(id) : id))))}`,
  allergy: ({ allergy }) =>
    `Recorded allergy to ${oneOf(allergy.map((id) => lowered(allergenName(id) ?? fullName(id))))}`,
  pt: ({ pt, op, value }) => {
    if (typeof value === "number")
      return `${factLabel(`patient.${pt}`)} ${compared[op]} ${amount(value, factUnits[pt])}`;
    const said = facts[pt];
    return said && typeof value === "boolean" ? said[value ? 0 : 1] : `${factLabel(`patient.${pt}`)}: ${value}`;
  },
  fn: (leaf) => {
    if (leaf.fn === "seizuresActive" && "in" in leaf) return `Seizures are ${leaf.in[0] === true ? "" : "not "}active`;
    const label = factLabel(`function.${leaf.fn}`);
    return "in" in leaf ? `${label}: ${oneOf(leaf.in.map(String))}` : `${label}: ${compared[leaf.op]} ${leaf.value}`;
  },
  calc: ({ op, value }) => `Creatinine clearance (Cockcroft-Gault) ${compared[op]} ${amount(value, "mL/min")}`,
  lab: ({ lab, op, value }) => `${labName(lab)} ${compared[op]} ${amount(value, unitOf.get(lab))}`,
  labIs: ({ labIs, in: values }) => `${labName(labIs)}: ${oneOf(values)}`,
  labMissing: ({ labMissing, maxAgeDays, before }) => {
    const missing = `No result for ${lowered(labName(labMissing))}`;
    if (maxAgeDays === null) return `${missing} on record`;
    const since = before === null || before.includes("@any") ? "" : ` before the start of ${named(before)}`;
    return since === "" ? `${missing} in the last ${maxAgeDays} days` : `${missing} in the ${maxAgeDays} days${since}`;
  },
  dose: ({ dose: { of, measure, op, value } }) => {
    const [before, unit, after] = doses[measure];
    return `${before} ${named(of)} ${compared[op]} ${amount(value, unit)}${after}`;
  },
  prednisoneEq: ({ prednisoneEq: { gte, forDays } }) =>
    `Systemic steroid of at least ${amount(gte, "mg")} prednisone equivalent a day for at least ${forDays} days in a row`,
  prednisoneEqOnFirstDay: ({ prednisoneEqOnFirstDay: { of, gte } }) =>
    `At least ${amount(gte, "mg")} prednisone equivalent on the first day of ${named(of)}`,
  consecutiveDose: ({ consecutiveDose: { of, gteMg, moreThanDays } }) =>
    `${named(of)} of at least ${amount(gteMg, "mg")} a day on more than ${moreThanDays} days in a row`,
  abruptStop: ({ abruptStop: { minDays, lastDoseAbove } }) =>
    `A steroid course of at least ${minDays} days ends above ${amount(lastDoseAbove, "mg")} prednisone equivalent a day`,
  gap: ({ gap: { earlier, later, hours } }) =>
    `${named(later)} less than ${span(hours)} after ${named(earlier)}, or on the same day`,
  overlap: ({ overlap }) => `Two or more on the same day of: ${named(overlap)}`,
  concurrent: ({ concurrent: { a, b } }) => `On the same day: ${named(a)}, together with ${named(b)}`,
  activeTogether: ({ activeTogether: { n, of } }) => `At least ${n} on the same day of: ${named(of)}`,
  consecutiveSessions: ({ consecutiveSessions: { item, atLeast } }) =>
    `${fullName(item)} on ${atLeast} or more days in a row`,
  monitorDue: ({ monitorDue: { item, observation, phase } }) =>
    `While ${named([item])} is given: ${lowered(labName(observation))} is not done ${phases[phase]}`,
  planFlag: ({ planFlag: { item, flag, in: values } }) => `${flagText(flag, values)} for ${fullName(item)}`,
  planFlagLess: ({ planFlagLess: { item, lt } }) => `${fullName(item)} infused in less than ${lt} minutes`,
  anyPlanFlag: ({ anyPlanFlag: { flag, in: values } }) => flagText(flag, values),
  syndrome: ({ syndrome }) => `Syndrome: ${oneOf(syndrome.map((id) => phenotypeById(id)?.label ?? id))}`,
  syndromePresent: () => "A paraneoplastic neurological syndrome is recorded",
  antibody: ({ antibody }) => `Antibody found: ${oneOf(antibody.map((id) => antibodyById(id)?.label ?? id))}`,
  antibodyRisk: ({ antibodyRisk }) => `Antibody found with ${oneOf(antibodyRisk)} risk of cancer`,
  cancerStatus: ({ cancerStatus }) => `Cancer: ${oneOf(cancerStatus.map((id) => lowered(statusWords[id] ?? id)))}`,
  duplicateItem: () => "The same ingredient in two orders of one day, or in the plan and among the home medicines",
  oralSolid: () => "A tablet or capsule by mouth in the plan",
  form: ({ form }) => `In the plan in this form: ${oneOf(form)}`,
  reviewDateMissing: ({ reviewDateMissing }) => `No review of the plan within ${reviewDateMissing} days`,
  allergyMatch: ({ allergyMatch }) =>
    allergyMatch === "ingredient"
      ? "Recorded allergy to an ingredient of a treatment in the plan"
      : "Recorded allergy to a drug of the same allergy group as a treatment in the plan",
};
