// What is not known and a rule asks for: one slot per fact, with the worlds that it could open.
import type { EngineInput, FactList, PlanRow } from "@/lib/domain/safety/engine-input";
import { type Atom, atomsOf, type Expr } from "./expr";
import { childbearing, functionFact, pregnant, validLab } from "./patient-facts";
import { solidForms } from "./plan-atoms";
import { antibodyRisks, idsOf, isRegimen, syndromeIds } from "./vocabulary";

export type Step = (world: EngineInput) => EngineInput;

export interface Slot {
  /** Path of the fact, as findings name it. */
  readonly fact: string;
  readonly options: readonly Step[];
}

const stay: Step = (world) => world;
const patient =
  (change: Partial<EngineInput["patient"]>): Step =>
  (world) => ({ ...world, patient: { ...world.patient, ...change } });

const around = (values: readonly number[], by: number): readonly number[] =>
  values.flatMap((value) => [value - by, value, value + by]);

export const grids: Readonly<Record<string, readonly number[]>> = {
  ageYears: [0, 25, 50, 75, 100, 130],
  weightKg: [2, 8, 30, 45, 60, 80, 120, 250, 400],
  heightCm: [40, 100, 152, 175, 250],
  creatinine: [0.05, 0.2, 0.5, 0.8, 1.1, 1.6, 2.5, 5, 15, 60],
};

const thresholdsOf = (atoms: readonly Atom[], name: string): readonly number[] =>
  atoms.flatMap((atom) => {
    if ("pt" in atom && atom.pt === name && typeof atom.value === "number") return [atom.value];
    if ("fn" in atom && atom.fn === name && "value" in atom) return [atom.value];
    if ("lab" in atom && atom.lab === name) return [atom.value];
    return [];
  });

function patientSlot(input: EngineInput, name: string, atoms: readonly Atom[]): readonly Slot[] {
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

function labSlot(input: EngineInput, name: string, options: readonly (number | string)[]): readonly Slot[] {
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

function functionSlot(input: EngineInput, name: string): readonly Slot[] {
  if (functionFact(input, name) !== undefined) return [];
  const options = (functionWords[name] ?? []).map(
    (value): Step =>
      (world) => ({ ...world, function: { ...world.function, [name]: value } }),
  );
  return [{ fact: `function.${name}`, options }];
}

type ListName = "conditions" | "allergies" | "homeMedications";
const withPresent = (list: FactList, id: string): FactList => ({ ...list, present: [...list.present, id] });
const unknownOf = (list: FactList, ids: readonly string[]): readonly string[] =>
  list.complete ? [] : [...new Set(ids)].filter((id) => !list.present.includes(id) && !list.absent.includes(id));

export function listSlots(input: EngineInput, name: ListName, ids: readonly string[]): readonly Slot[] {
  return unknownOf(input[name], ids).map((id) => ({
    fact: name,
    options: [stay, (world: EngineInput) => ({ ...world, [name]: withPresent(world[name], id) })],
  }));
}

/** For a question that one id is enough to answer: none of them, or any single one. */
export function oneOfList(input: EngineInput, name: ListName, ids: readonly string[]): readonly Slot[] {
  const steps = listSlots(input, name, ids).flatMap((slot) => slot.options.slice(1));
  return steps.length === 0 ? [] : [{ fact: name, options: [stay, ...steps] }];
}

function antibodySlots(input: EngineInput, ids: readonly string[]): readonly Slot[] {
  return unknownOf(input.diagnosis.antibodies, ids).map((id) => ({
    fact: "diagnosis.antibodies",
    options: [
      stay,
      (world: EngineInput) => ({
        ...world,
        diagnosis: { ...world.diagnosis, antibodies: withPresent(world.diagnosis.antibodies, id) },
      }),
    ],
  }));
}

function diagnosisSlot(input: EngineInput, atom: Atom): readonly Slot[] {
  if (("syndrome" in atom || "syndromePresent" in atom) && input.diagnosis.syndrome === undefined) {
    const step =
      (syndrome: string | null): Step =>
      (world) => ({ ...world, diagnosis: { ...world.diagnosis, syndrome } });
    return [{ fact: "diagnosis.syndrome", options: [...syndromeIds, null].map(step) }];
  }
  if ("cancerStatus" in atom && input.diagnosis.cancerStatus === undefined) {
    const step =
      (cancerStatus: "confirmed" | "suspected" | "not-found" | "in-remission"): Step =>
      (world) => ({ ...world, diagnosis: { ...world.diagnosis, cancerStatus } });
    return [
      {
        fact: "diagnosis.cancerStatus",
        options: (["confirmed", "suspected", "not-found", "in-remission"] as const).map(step),
      },
    ];
  }
  if ("antibody" in atom) return antibodySlots(input, atom.antibody.slice());
  if ("antibodyRisk" in atom) {
    const ids = antibodyRisks.filter((a) => a.riskClass !== null && atom.antibodyRisk.includes(a.riskClass));
    return antibodySlots(
      input,
      ids.slice(0, 2).map((a) => a.id),
    );
  }
  return [];
}

const rowStep =
  (index: number, change: Partial<PlanRow>): Step =>
  (world) => ({ ...world, plan: world.plan.map((row, i) => (i === index ? { ...row, ...change } : row)) });

/** A slot for every listed row that leaves a field out; a regimen states no doses of its own. */
function rowSlots(
  input: EngineInput,
  ids: readonly string[],
  field: keyof PlanRow,
  values: readonly unknown[],
): readonly Slot[] {
  return input.plan.flatMap((row, index) => {
    if (row.over === true || isRegimen(row.item) || !ids.includes(row.item) || row[field] !== undefined) return [];
    return [{ fact: `plan.${index}.${field}`, options: values.map((value) => rowStep(index, { [field]: value })) }];
  });
}

const geometric = (from: number, to: number, ratio: number): readonly number[] =>
  Array.from({ length: Math.ceil(Math.log(to / from) / Math.log(ratio)) + 1 }, (_, i) => from * ratio ** i);

const sizeSlots = (input: EngineInput): readonly Slot[] => [
  ...patientSlot(input, "weightKg", []),
  ...patientSlot(input, "heightCm", []),
];

/** A dose comes with its unit: rows that leave it out are tried in mg. */
function massSlots(input: EngineInput, ids: readonly string[]): readonly Slot[] {
  return input.plan.flatMap((row, index) => {
    if (row.over === true || !ids.includes(row.item) || row.segments || row.doseValue !== undefined) return [];
    const doses = [0.01, ...geometric(0.5, 4000, 1.2), 1e5];
    const options = doses.map((doseValue) => rowStep(index, { doseValue, doseUnit: "mg" }));
    return [{ fact: `plan.${index}.doseValue`, options }];
  });
}

const direct: Readonly<Record<string, keyof PlanRow>> = {
  auc: "auc",
  gfrUsed: "gfrUsed",
  plasmaVolumes: "plasmaVolumes",
  cumulative: "cumulativeG",
  totalPerKg: "doseGPerKgTotal",
};

function doseSlots(input: EngineInput, atom: Extract<Atom, { dose: unknown }>): readonly Slot[] {
  const ids = idsOf(atom.dose.of);
  const { measure } = atom.dose;
  const field = direct[measure];
  if (field) {
    const [first, ...others] = rowSlots(input, ids, field, [0.01, ...geometric(0.1, 1000, 1.05)]);
    const ends = (slot: Slot): Slot => ({ ...slot, options: [...slot.options.slice(0, 1), ...slot.options.slice(-1)] });
    return first ? [first, ...others.map(ends)] : [];
  }
  if (measure === "dailyGPerKg") {
    const undated = input.plan.some((row) => ids.includes(row.item) && !row.days && row.endDay === undefined);
    const days = [1, 2, 3, 5, 10, 20, 40].map((n) => Array.from({ length: n }, (_, i) => i));
    return [
      ...rowSlots(input, ids, "doseGPerKgTotal", geometric(0.05, 100, 1.2)),
      ...(undated ? rowSlots(input, ids, "days", days) : []),
    ];
  }
  const rows = input.plan.filter((row) => row.over !== true && ids.includes(row.item));
  const routed = ["singleIv", "oralDaily", "oralDailyPerKg"].includes(measure);
  const slots = [
    ...massSlots(input, ids),
    ...(routed ? rowSlots(input, ids, "route", ["oral", "iv"]) : []),
    ...(rows.length > 0 && needsSize(rows, measure) ? sizeSlots(input) : []),
  ];
  return slots;
}

const isSized = (row: PlanRow): boolean => row.doseUnit !== undefined && row.doseUnit !== "mg";
const needsSize = (rows: readonly PlanRow[], measure: string): boolean => /Per/.test(measure) || rows.some(isSized);

const steroids = "@corticosteroid-systemic";

function planSlots(input: EngineInput, atom: Atom): readonly Slot[] {
  if ("dose" in atom) return doseSlots(input, atom);
  if ("prednisoneEq" in atom || "prednisoneEqOnFirstDay" in atom || "abruptStop" in atom) {
    const rows = input.plan.filter((row) => row.over !== true && idsOf([steroids]).includes(row.item) && !row.segments);
    return [...massSlots(input, idsOf([steroids])), ...(rows.some(isSized) ? sizeSlots(input) : [])];
  }
  if ("consecutiveDose" in atom) {
    return doseSlots(input, { dose: { of: atom.consecutiveDose.of, measure: "daily", op: ">", value: 0 } });
  }
  if ("oralSolid" in atom) {
    const solid = input.plan.filter((row) => solidForms.includes(row.form ?? "")).map((row) => row.item);
    return rowSlots(input, solid, "route", ["oral", "iv"]).filter((slot) =>
      solidForms.includes(input.plan[Number(slot.fact.split(".")[1])]?.form ?? ""),
    );
  }
  return [];
}

/** The facts that one leaf of a rule asks for and that nobody knows; lists that several leaves ask are left to `joint`. */
export function slotsOfAtom(input: EngineInput, atom: Atom, rule: Expr): readonly Slot[] {
  const atoms = atomsOf(rule);
  if ("pt" in atom) return patientSlot(input, atom.pt, atoms);
  if ("fn" in atom) return functionSlot(input, atom.fn);
  if ("calc" in atom) {
    const inputs = ["ageYears", "sexAtBirth", "weightKg", "heightCm"];
    return [
      ...inputs.flatMap((name) => patientSlot(input, name, atoms)),
      ...labSlot(input, "creatinine", grids.creatinine ?? []),
    ];
  }
  if ("lab" in atom) {
    const limits = thresholdsOf(atoms, atom.lab);
    return labSlot(input, atom.lab, [-1e3, ...around(limits, 0.01), 1e6]);
  }
  if ("labIs" in atom) {
    const words = atoms.flatMap((other) => ("labIs" in other && other.labIs === atom.labIs ? other.in : []));
    return labSlot(input, atom.labIs, [...new Set(words), "something else"]);
  }
  return [...diagnosisSlot(input, atom), ...planSlots(input, atom)];
}
