// `patient`, `function` and `diagnosis` of a case file. What is not said stays out: the engine then cannot tell.

import { antibodies } from "@/lib/domain/knowledge/antibodies";
import { cancerIds, cancerStatuses } from "@/lib/domain/knowledge/cancers";
import { phenotypes } from "@/lib/domain/knowledge/phenotypes";
import type { EngineInput, FactList } from "@/lib/domain/safety/engine-input";
import { knownIdsAt } from "./lists";
import { booleanAt, choiceAt, type NumberLimits, numberAt } from "./scalars";
import { complain, type Fields, fieldAt, fieldsAt, isUnsaid, type Spot } from "./spot";

/** Values outside are typing errors; the vitals as where they are recorded, age and falls a product choice. */
const limits = {
  ageYears: { unit: "years", min: 0, max: 130 },
  weightKg: { unit: "kg", min: 2, max: 400 },
  heightCm: { unit: "cm", min: 40, max: 250 },
  systolicBp: { unit: "mm[Hg]", min: 40, max: 300 },
  diastolicBp: { unit: "mm[Hg]", min: 20, max: 200 },
  heartRate: { unit: "/min", min: 20, max: 300 },
  fallsLast6Months: { min: 0, max: 500, whole: true },
} as const satisfies Record<string, NumberLimits>;

const patientKeys = [
  ...["ageYears", "sexAtBirth", "weightKg", "heightCm", "childbearingPotential", "pregnant", "breastfeeding"],
  ...["ancestryHlaB1502AtRisk", "carbamazepineTolerated3Months", "systolicBp", "diastolicBp", "heartRate"],
  "jurisdiction",
];
const functionKeys = ["swallow", "gait", "fallsLast6Months", "speech", "seizuresActive"];
const diagnosisKeys = ["syndrome", "antibodies", "cancer", "cancerStatus", "antigenExpressed"];

/** The fields of a section; an empty one when the file does not have it. */
const sectionAt = (spot: Spot, keys: readonly string[]): Fields =>
  isUnsaid(spot) ? new Map() : (fieldsAt(spot, keys) ?? new Map());

/** An object without the fields that are not said. */
function said<T extends object>(facts: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

export function patientAt(spot: Spot): EngineInput["patient"] {
  const fields = sectionAt(spot, patientKeys);
  const at = (key: string) => fieldAt(spot, fields, key);
  const number = (key: keyof typeof limits) => numberAt(at(key), limits[key]);
  return said<EngineInput["patient"]>({
    ageYears: number("ageYears"),
    sexAtBirth: choiceAt(at("sexAtBirth"), ["female", "male"]),
    weightKg: number("weightKg"),
    heightCm: number("heightCm"),
    childbearingPotential: booleanAt(at("childbearingPotential")),
    pregnant: booleanAt(at("pregnant")),
    breastfeeding: booleanAt(at("breastfeeding")),
    ancestryHlaB1502AtRisk: booleanAt(at("ancestryHlaB1502AtRisk")),
    carbamazepineTolerated3Months: booleanAt(at("carbamazepineTolerated3Months")),
    systolicBp: number("systolicBp"),
    diastolicBp: number("diastolicBp"),
    heartRate: number("heartRate"),
    jurisdiction: choiceAt(at("jurisdiction"), ["US", "EU", "other"]),
  });
}

export function functionAt(spot: Spot): EngineInput["function"] {
  const fields = sectionAt(spot, functionKeys);
  const at = (key: string) => fieldAt(spot, fields, key);
  return said<EngineInput["function"]>({
    swallow: choiceAt(at("swallow"), ["safe", "impaired", "unsafe"]),
    gait: choiceAt(at("gait"), ["independent", "impaired", "non-ambulatory"]),
    fallsLast6Months: numberAt(at("fallsLast6Months"), limits.fallsLast6Months),
    speech: choiceAt(at("speech"), ["normal", "impaired"]),
    seizuresActive: booleanAt(at("seizuresActive")),
  });
}

const syndromeIds = phenotypes.map(({ id }) => id);
const antibodyIds = antibodies.map(({ id }) => id);
const statuses = Object.keys(cancerStatuses) as readonly (keyof typeof cancerStatuses)[];

/** Null or “none”: it is known that there is no syndrome. */
function syndromeAt(spot: Spot): string | null | undefined {
  return spot.value === null || spot.value === "none" ? null : choiceAt(spot, syndromeIds);
}

export function diagnosisAt(spot: Spot): EngineInput["diagnosis"] {
  const fields = sectionAt(spot, diagnosisKeys);
  const at = (key: string) => fieldAt(spot, fields, key);
  const cancer = choiceAt(at("cancer"), ["none", ...cancerIds]);
  const cancerStatus = choiceAt(at("cancerStatus"), statuses);
  if (cancer === "none" && (cancerStatus === "confirmed" || cancerStatus === "in-remission"))
    complain(
      at("cancer"),
      `“none” does not go with cancerStatus “${cancerStatus}”`,
      "Name the cancer, “other” if need be",
    );
  booleanAt(at("antigenExpressed"));
  const list: FactList = knownIdsAt(at("antibodies"), antibodyIds, "an antibody id such as hu");
  return {
    ...said<Omit<EngineInput["diagnosis"], "antibodies">>({
      syndrome: syndromeAt(at("syndrome")),
      cancer,
      cancerStatus,
    }),
    antibodies: list,
  };
}
