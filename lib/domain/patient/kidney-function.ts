// Kidney function as the header and the results show it: eGFR for reading, creatinine clearance for dosing, both dated.

import { bodySurfaceArea } from "../calculation/body-size";
import { clearanceForDosing } from "../calculation/clearance";
import { estimatedGfr } from "../calculation/kidney";
import type { Dated, Working } from "../calculation/working";
import { ageAt, type Day, formatDay } from "../shared/day";
import { roundedDecimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import type { SexAtBirth } from "./words";

export interface BodyFacts {
  /** Today at the patient's site. */
  readonly on: Day;
  readonly born: Day;
  readonly sexAtBirth: SexAtBirth;
  readonly weight: Dated<"kg"> | null;
  readonly height: Dated<"cm"> | null;
  readonly creatinine: Dated<"mg/dL"> | null;
}

export interface BodyWorkings {
  readonly egfr: Working;
  readonly clearance: Working;
  readonly bsa: Working;
}

/**
 * eGFR (CKD-EPI 2021), creatinine clearance (Cockcroft-Gault, adjusted weight above 120% of ideal) and body surface (Mosteller). Age is that of
 * the day the creatinine was taken; a missing fact refuses by name.
 */
export function bodyWorkings(facts: BodyFacts): BodyWorkings {
  const { weight, height, creatinine } = facts;
  const sex = facts.sexAtBirth === "not-known" ? null : facts.sexAtBirth;
  const takenOn = creatinine?.takenOn ?? facts.on;
  const age = { value: String(ageAt(facts.born, takenOn)), unit: "a" } as const;
  const body = { asOf: facts.on, weight, height };
  return {
    egfr: estimatedGfr({ asOf: facts.on, age, sex, creatinine }),
    clearance: clearanceForDosing({ ...body, age, sex, creatinine }),
    bsa: bodySurfaceArea(body),
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
