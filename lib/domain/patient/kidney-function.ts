// Kidney function as the header and the results show it: eGFR for reading, creatinine clearance for dosing, both dated.

import { bodySurfaceArea } from "../calculation/body-size";
import { creatinineClearance, estimatedGfr } from "../calculation/kidney";
import type { Measured, Working } from "../calculation/working";
import { ageAt, type Day, formatDay } from "../shared/day";
import { roundedDecimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import type { SexAtBirth } from "./words";

/** A value in the unit of the vocabulary with the day it was taken. */
export type Latest = Measured & { readonly takenOn: Day };

export interface BodyFacts {
  /** Today at the patient's site. */
  readonly on: Day;
  readonly born: Day;
  readonly sexAtBirth: SexAtBirth;
  /** kg */
  readonly weight: Latest | null;
  /** cm */
  readonly height: Latest | null;
  /** mg/dL */
  readonly creatinine: Latest | null;
}

export interface BodyWorkings {
  readonly egfr: Working;
  readonly clearance: Working;
  readonly bsa: Working;
}

/**
 * eGFR (CKD-EPI 2021), creatinine clearance (Cockcroft-Gault, actual weight) and body surface (Mosteller). Age is that of
 * the day the creatinine was taken; a missing fact refuses by name.
 */
export function bodyWorkings(facts: BodyFacts): BodyWorkings {
  const { weight, height, creatinine } = facts;
  const sex = facts.sexAtBirth === "not-known" ? null : facts.sexAtBirth;
  const takenOn = creatinine?.takenOn ?? facts.on;
  const kidney = { age: { value: String(ageAt(facts.born, takenOn)), takenOn }, sex, creatinine };
  return {
    egfr: estimatedGfr(kidney),
    clearance: creatinineClearance({ ...kidney, weight }),
    bsa: bodySurfaceArea({ weight, height }),
  };
}

/** A calculated value with its day, or the reason why there is none; never blank. */
export function calculatedText(working: Working, takenOn: Day | null | undefined, places = 1): string {
  if (working.refused) return `Not known (${lowerFirst(working.refused.problem)})`;
  const value = formatDose(roundedDecimal(working.result.value, places), working.result.unit);
  return takenOn ? `${value}, ${formatDay(takenOn)}` : value;
}

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** How old a value is, for reading: `today`, `1 day old`, `28 days old`. */
export function ageInDays(days: number): string {
  if (days <= 0) return "today";
  return days === 1 ? "1 day old" : `${days} days old`;
}
