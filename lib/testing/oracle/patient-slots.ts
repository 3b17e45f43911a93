// What may not be known of a patient, and every value it could have.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import type { Atom } from "./expr";
import { childbearing, functionFact, pregnant, validLab } from "./patient-facts";

export type Step = (world: EngineInput) => EngineInput;

export interface Slot {
  /** Path of the fact, as findings name it. */
  readonly fact: string;
  readonly options: readonly Step[];
}

export const stay: Step = (world) => world;
const patient =
  (change: Partial<EngineInput["patient"]>): Step =>
  (world) => ({ ...world, patient: { ...world.patient, ...change } });

export const around = (values: readonly number[], by: number): readonly number[] =>
  values.flatMap((value) => [value - by, value, value + by]);

export const grids: Readonly<Record<string, readonly number[]>> = {
  ageYears: [0, 25, 50, 75, 100, 130],
  weightKg: [2, 8, 30, 45, 60, 80, 120, 250, 400],
  heightCm: [40, 100, 152, 175, 250],
  creatinine: [0.05, 0.2, 0.5, 0.8, 1.1, 1.6, 2.5, 5, 15, 60],
};

export const thresholdsOf = (atoms: readonly Atom[], name: string): readonly number[] =>
  atoms.flatMap((atom) => {
    if ("pt" in atom && atom.pt === name && typeof atom.value === "number") return [atom.value];
    if ("fn" in atom && atom.fn === name && "value" in atom) return [atom.value];
    if ("lab" in atom && atom.lab === name) return [atom.value];
    return [];
  });

export function patientSlot(input: EngineInput, name: string, atoms: readonly Atom[]): readonly Slot[] {
  const fact = `patient.${name}`;
  const booleans = [patient({ [name]: true }), patient({ [name]: false })];
  if (name === "pregnant") return pregnant(input) === undefined ? [{ fact, options: booleans }] : [];
  if (name === "childbearingPotential") return childbearing(input) === undefined ? [{ fact, options: booleans }] : [];
  if ((input.patient as Readonly<Record<string, unknown>>)[name] !== undefined) return [];
  if (name === "sexAtBirth") {
    return [{ fact, options: [patient({ sexAtBirth: "female" }), patient({ sexAtBirth: "male" })] }];
  }
  const limits = thresholdsOf(atoms, name);
  const grid = grids[name] ?? [];
  if (limits.length + grid.length === 0) return [{ fact, options: booleans }];
  const values = [...new Set([...grid, ...around(limits, 1)])];
  return [{ fact, options: values.map((value) => patient({ [name]: value })) }];
}

export function labSlot(input: EngineInput, name: string, options: readonly (number | string)[]): readonly Slot[] {
  if (validLab(input, name) !== undefined) return [];
  const day = input.asOfDay ?? 0;
  const steps = options.map(
    (value): Step =>
      (world) => ({ ...world, labs: { ...world.labs, [name]: { value, day } } }),
  );
  return [{ fact: `labs.${name}`, options: steps }];
}

const functionWords: Readonly<Record<string, readonly (string | boolean | number)[]>> = {
  swallow: ["safe", "impaired", "unsafe"],
  gait: ["independent", "impaired", "non-ambulatory"],
  speech: ["normal", "impaired"],
  seizuresActive: [true, false],
  fallsLast6Months: [0, 1, 2, 3],
};

export function functionSlot(input: EngineInput, name: string): readonly Slot[] {
  if (functionFact(input, name) !== undefined) return [];
  const options = (functionWords[name] ?? []).map(
    (value): Step =>
      (world) => ({ ...world, function: { ...world.function, [name]: value } }),
  );
  return [{ fact: `function.${name}`, options }];
}
