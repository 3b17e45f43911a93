// Units for reading. Stored as UCUM, shown from this closed table (MED-5, MED-8); never U, IU, µg, cc or a slash.
import { noBreakSpace } from "./no-break-space";

interface UnitWords {
  readonly one: string;
  readonly many?: string;
}

const words: Record<string, UnitWords> = {
  mg: { one: "mg" },
  g: { one: "g" },
  kg: { one: "kg" },
  ug: { one: "microgram" },
  ng: { one: "nanogram" },
  mL: { one: "mL" },
  L: { one: "L" },
  mmol: { one: "mmol" },
  umol: { one: "micromol" },
  meq: { one: "mEq" },
  U: { one: "unit", many: "units" },
  "[iU]": { one: "international unit", many: "international units" },
  cm: { one: "cm" },
  m: { one: "m" },
  m2: { one: "m²" },
  Gy: { one: "Gy" },
  "%": { one: "%" },
  s: { one: "second", many: "seconds" },
  ms: { one: "ms" },
  min: { one: "minute", many: "minutes" },
  h: { one: "hour", many: "hours" },
  d: { one: "day", many: "days" },
  a: { one: "year", many: "years" },
  Cel: { one: "°C" },
  "[degF]": { one: "°F" },
  "[lb_av]": { one: "lb" },
  "[in_i]": { one: "in" },
  "mm[Hg]": { one: "mmHg" },
  "1": { one: "" },
  "/min": { one: "per minute" },
  "/mo": { one: "per month" },
  "/d": { one: "per day" },
  "/[HPF]": { one: "per high-power field" },
  "10*9/L": { one: "× 10⁹ per L" },
  "10*3/uL": { one: "× 10³ per microlitre" },
  "10*12/L": { one: "× 10¹² per L" },
  "10*6/uL": { one: "× 10⁶ per microlitre" },
  "mL/min/{1.73_m2}": { one: "mL per min per 1.73 m²" },
  "mL/min": { one: "mL per min" },
  "mg.min/mL": { one: "mg per mL × min" },
  "kg/m2": { one: "kg per m²" },
  "{AUC}": { one: "AUC" },
  "{plasma-volume}": { one: "plasma volume", many: "plasma volumes" },
  "{tablet}": { one: "tablet", many: "tablets" },
  "{session}": { one: "session", many: "sessions" },
  "{drop}": { one: "drop", many: "drops" },
  "{puff}": { one: "puff", many: "puffs" },
  "{application}": { one: "application", many: "applications" },
  "{dose}": { one: "dose", many: "doses" },
  "{cycle}": { one: "cycle", many: "cycles" },
  "{fraction}": { one: "fraction", many: "fractions" },
  "{score}": { one: "" },
  "{level}": { one: "" },
  "{index}": { one: "" },
  "{INR}": { one: "" },
  "{count}": { one: "" },
  "{pos_neg}": { one: "" },
  "{phenotype}": { one: "" },
  "{done}": { one: "" },
  "{t_score}": { one: "" },
  "{logMAR}": { one: "logMAR" },
};

/** The unit in words for a value other than one: `mg/kg` → `mg per kg`, `[iU]` → `international units`. */
export function unitLabel(ucum: string): string {
  const known = Object.hasOwn(words, ucum) ? words[ucum] : undefined;
  if (known) return known.many ?? known.one;
  const [first = "", ...rest] = ucum.split("/");
  const perParts = rest.map((part) => (Object.hasOwn(words, part) ? (words[part]?.one ?? part) : part));
  return rest.length === 0 ? ucum : [first === "" ? "" : unitLabel(first), ...perParts].filter(Boolean).join(" per ");
}

/** The unit in words as it follows a value: singular after 1, otherwise plural. */
export function unitAfter(value: string, ucum: string): string {
  const isOne = /^[\d.]+$/.test(value) && Number(value) === 1;
  const known = Object.hasOwn(words, ucum) ? words[ucum] : undefined;
  return known && isOne ? known.one : unitLabel(ucum);
}

/** Joins a shown number with its unit so that they stay on one line (MED-4); `%` follows without a space. */
export function withUnit(shownNumber: string, value: string, ucum: string): string {
  const unit = unitAfter(value, ucum);
  if (unit === "") return shownNumber;
  if (unit === "%") return `${shownNumber}%`;
  if (unit === "AUC") return `AUC${noBreakSpace}${shownNumber}`;
  return `${shownNumber}${noBreakSpace}${unit.replaceAll(" ", noBreakSpace)}`;
}
