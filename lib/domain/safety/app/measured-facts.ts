// Vitals, function and results as the engine wants them. Vitals and function that are too old are left out and named as
// stale; results pass with their day, since the engine judges their age itself.
import { functionObservations, labs, type ObservationKind, vitals } from "../../knowledge/labs";
import { type Day, daysBetween } from "../../shared/day";
import { isDecimalText } from "../../shared/decimal";
import type { EngineInput, LabResult } from "../engine-input";
import type { StoredFacts, StoredObservation } from "./stored-facts";

type Patient = EngineInput["patient"];
type Function = EngineInput["function"];

const kindOf = new Map([...vitals, ...functionObservations].map((kind) => [kind.id, kind]));

/** Which fact of the engine an observation is. */
const paths = {
  weight: "patient.weightKg",
  height: "patient.heightCm",
  "systolic-bp": "patient.systolicBp",
  "diastolic-bp": "patient.diastolicBp",
  "heart-rate": "patient.heartRate",
  swallow: "function.swallow",
  gait: "function.gait",
  speech: "function.speech",
  "seizures-active": "function.seizuresActive",
  "falls-last-6-months": "function.fallsLast6Months",
} as const;
type Observed = keyof typeof paths;

const numberOf = (row: StoredObservation): number | undefined =>
  row.standard !== null && isDecimalText(row.standard) ? Number(row.standard) : undefined;

const wordOf = (row: StoredObservation, kind: ObservationKind): string | undefined =>
  row.valueText !== null && kind.choices.includes(row.valueText) ? row.valueText : undefined;

export interface Measured {
  readonly patient: Pick<Patient, "weightKg" | "heightCm" | "systolicBp" | "diastolicBp" | "heartRate">;
  readonly function: Function;
  readonly labs: Readonly<Record<string, LabResult>>;
  readonly stale: Readonly<Record<string, number>>;
}

/** Everything measured and observed, as known on a day; days are counted from it. */
export function measuredFacts(facts: Pick<StoredFacts, "observations">, asOf: Day): Measured {
  const byCode = new Map(facts.observations.map((row) => [row.code, row]));
  const stale: Record<string, number> = {};
  const valid = (id: Observed) => {
    const [row, kind] = [byCode.get(id), kindOf.get(id)];
    if (!row?.takenOn || !kind) return undefined;
    const day = daysBetween(asOf, row.takenOn);
    if (-day <= kind.validDays) return { row, kind };
    stale[paths[id]] = day;
    return undefined;
  };
  const measured = (id: Observed) => {
    const found = valid(id);
    return found ? numberOf(found.row) : undefined;
  };
  const observed = (id: Observed) => {
    const found = valid(id);
    return found ? wordOf(found.row, found.kind) : undefined;
  };
  const seizures = observed("seizures-active");
  const patient: Record<string, number | undefined> = {
    weightKg: measured("weight"),
    heightCm: measured("height"),
    systolicBp: measured("systolic-bp"),
    diastolicBp: measured("diastolic-bp"),
    heartRate: measured("heart-rate"),
  };
  const fn: Record<string, string | number | boolean | undefined> = {
    swallow: observed("swallow"),
    gait: observed("gait"),
    speech: observed("speech"),
    seizuresActive: seizures === undefined ? undefined : seizures === "yes",
    fallsLast6Months: measured("falls-last-6-months"),
  };
  return { patient: stated(patient), function: stated(fn) as Function, labs: labResults(byCode, asOf), stale };
}

/** Leaves out what was not stated, so that the key itself is missing. */
export function stated<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function labResults(byCode: ReadonlyMap<string | null, StoredObservation>, asOf: Day): Record<string, LabResult> {
  const results: Record<string, LabResult> = {};
  for (const kind of labs) {
    const row = byCode.get(kind.id);
    const value = row ? (kind.value === "number" ? numberOf(row) : wordOf(row, kind)) : undefined;
    if (row?.takenOn && value !== undefined) results[kind.id] = { value, day: daysBetween(asOf, row.takenOn) };
  }
  return results;
}
