// What an order may leave out, and every value it could have.
import type { EngineInput, PlanRow } from "@/lib/domain/safety/engine-input";
import type { Atom } from "./expr";
import { patientSlot, type Slot, type Step } from "./patient-slots";
import { solidForms } from "./plan-atoms";
import { idsOf, isRegimen } from "./vocabulary";

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

export function planSlots(input: EngineInput, atom: Atom): readonly Slot[] {
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
