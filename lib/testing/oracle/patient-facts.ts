// Facts about the patient as the vocabulary defines them; undefined when they are not known.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { validDaysOf } from "./vocabulary";

export const today = (input: EngineInput): number => input.asOfDay ?? 0;

/** The most recent result that is not older than the validity of that test. */
export function validLab(input: EngineInput, lab: string): number | string | undefined {
  const result = input.labs[lab];
  if (!result || today(input) - result.day > validDaysOf(lab)) return undefined;
  return result.value;
}

/** True when recorded or when a valid test is positive; a negative test or male sex answers what is not recorded. */
export function pregnant(input: EngineInput): boolean | undefined {
  const test = validLab(input, "pregnancy-test");
  if (input.patient.pregnant === true || test === "positive") return true;
  if (input.patient.pregnant === false || test === "negative") return false;
  return input.patient.sexAtBirth === "male" ? false : undefined;
}

export function childbearing(input: EngineInput): boolean | undefined {
  return input.patient.childbearingPotential ?? (input.patient.sexAtBirth === "male" ? false : undefined);
}

/** Creatinine clearance in mL/min after calculations.md 2 and 3: adjusted weight above 120% of ideal. */
export function crcl(input: EngineInput): number | undefined {
  const { ageYears, sexAtBirth, weightKg, heightCm } = input.patient;
  const creatinine = validLab(input, "creatinine");
  if (ageYears === undefined || sexAtBirth === undefined) return undefined;
  if (weightKg === undefined || heightCm === undefined || typeof creatinine !== "number") return undefined;
  const ideal = (sexAtBirth === "male" ? 50 : 45.5) + 0.91 * (heightCm - 152);
  const weight = weightKg > 1.2 * ideal ? ideal + 0.4 * (weightKg - ideal) : weightKg;
  return (((140 - ageYears) * weight) / (72 * creatinine)) * (sexAtBirth === "female" ? 0.85 : 1);
}

export function patientFact(input: EngineInput, name: string): number | boolean | string | undefined {
  if (name === "pregnant") return pregnant(input);
  if (name === "childbearingPotential") return childbearing(input);
  return (input.patient as Readonly<Record<string, number | boolean | string | undefined>>)[name];
}

export function functionFact(input: EngineInput, name: string): number | boolean | string | undefined {
  return (input.function as Readonly<Record<string, number | boolean | string | undefined>>)[name];
}
