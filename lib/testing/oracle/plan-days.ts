// Days of the plan, walked one by one: who is active when, how much is given on a day. No shortcuts on purpose.
import type { EngineInput, PlanRow } from "@/lib/domain/safety/engine-input";
import { componentsOf, cycleDaysOf, isRegimen } from "./vocabulary";

export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

/** The rows that are part of the plan: what is over counts for spacing only. */
export const current = (input: EngineInput): readonly PlanRow[] => input.plan.filter((row) => row.over !== true);

/** What a row stands for: itself, and the components of a regimen. */
export const itemsOf = (row: PlanRow): readonly string[] => [row.item, ...componentsOf(row.item)];

export const rowsOf = (input: EngineInput, ids: readonly string[]): readonly PlanRow[] =>
  current(input).filter((row) => itemsOf(row).some((item) => ids.includes(item)));

export function intervalOf(row: PlanRow): Interval {
  if (row.segments && row.segments.length > 0) {
    return {
      from: Math.min(...row.segments.map((s) => s.fromDay)),
      to: Math.max(...row.segments.map((s) => s.toDay)),
      open: false,
    };
  }
  if (row.days && row.days.length > 0) return { from: Math.min(...row.days), to: Math.max(...row.days), open: false };
  if (row.endDay !== undefined) return { from: row.startDay, to: row.endDay, open: false };
  if (isRegimen(row.item) && row.cycles !== undefined) {
    return { from: row.startDay, to: row.startDay + cycleDaysOf(row.item) * row.cycles - 1, open: false };
  }
  return { from: row.startDay, to: row.startDay + 365, open: true };
}

export const isActive = (row: PlanRow, day: number): boolean => {
  const { from, to } = intervalOf(row);
  return from <= day && day <= to;
};

/** Every day on which anything in the plan is active. */
export function daysOfPlan(rows: readonly PlanRow[]): readonly number[] {
  const intervals = rows.map(intervalOf);
  const first = Math.min(...intervals.map((i) => i.from));
  const last = Math.max(...intervals.map((i) => i.to));
  return rows.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Days on which something is given, for the spacing of infusions and exchanges. */
export function datesOf(row: PlanRow): readonly number[] {
  if (row.days && row.days.length > 0) return row.days;
  if (isRegimen(row.item)) {
    return Array.from({ length: row.cycles ?? 1 }, (_, k) => row.startDay + k * cycleDaysOf(row.item));
  }
  const { everyDays = 1 } = row;
  const { from, to } = intervalOf(row);
  return everyDays > 1
    ? Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((day) => (day - from) % everyDays === 0)
    : [from];
}

/** Body surface area in m², Mosteller; NaN when height or weight is not known. */
export function bsaOf({ patient }: EngineInput): number {
  return Math.sqrt(((patient.heightCm ?? Number.NaN) * (patient.weightKg ?? Number.NaN)) / 3600);
}

/** mg of one administration; NaN when it cannot be known. */
export function singleMg(row: PlanRow, input: EngineInput): number {
  const value = row.doseValue ?? Number.NaN;
  if (row.doseUnit === "mg") return value;
  if (row.doseUnit === "mg/kg") return value * (input.patient.weightKg ?? Number.NaN);
  if (row.doseUnit === "mg/m2") return value * bsaOf(input);
  return Number.NaN;
}

/** mg that a row gives on a day on which it gives anything; NaN when it cannot be known. */
export function mgOn(row: PlanRow, day: number, input: EngineInput): number {
  if (row.segments && row.segments.length > 0) {
    return row.segments.find((s) => s.fromDay <= day && day <= s.toDay)?.mgPerDay ?? 0;
  }
  if (row.days && row.days.length > 0 && !row.days.includes(day)) return 0;
  return isActive(row, day) ? singleMg(row, input) * (row.timesPerDay ?? 1) : 0;
}

/** The same with alternate days spread evenly, as the vocabulary wants it for steroid days. */
export function spreadMgOn(row: PlanRow, day: number, input: EngineInput): number {
  const spread = (row.segments?.length ?? 0) === 0 && (row.days?.length ?? 0) === 0;
  return mgOn(row, day, input) / (spread ? (row.everyDays ?? 1) : 1);
}

const factors: Readonly<Record<string, number>> = {
  prednisone: 1,
  prednisolone: 1,
  "methylprednisolone-iv": 1.25,
  "methylprednisolone-oral": 1.25,
  dexamethasone: 6.67,
  hydrocortisone: 0.25,
};

export const steroidRows = (input: EngineInput): readonly PlanRow[] =>
  current(input).filter((row) => factors[row.item] !== undefined);

/** Prednisone-equivalent mg of the whole plan on one day; a row whose dose is not known counts for nothing. */
export function prednisoneOn(input: EngineInput, day: number): number {
  let total = 0;
  for (const row of steroidRows(input)) {
    const mg = spreadMgOn(row, day, input) * (factors[row.item] ?? 0);
    if (Number.isFinite(mg)) total += mg;
  }
  return Math.round(total * 1e6) / 1e6;
}
