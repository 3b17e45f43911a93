// The dose measures of the grammar, each the largest value over the listed items; NaN when nothing is known.
import type { EngineInput, PlanRow } from "@/lib/domain/safety/engine-input";
import { bsaOf, current, daysOfPlan, intervalOf, isActive, itemsOf, mgOn, singleMg } from "./plan-days";

const isOral = (row: PlanRow): boolean => row.route === "oral";
const isIv = (row: PlanRow): boolean => row.route === "iv";
const largest = (values: readonly number[]): number =>
  Math.max(Number.NEGATIVE_INFINITY, ...values.filter(Number.isFinite));

/** Sum over rows; what is not known adds nothing, so the sum is a floor. */
const sum = (values: readonly number[]): number => {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? Number.NaN : known.reduce((a, b) => a + b, 0);
};

const perKgOn = (row: PlanRow, day: number, input: EngineInput): number =>
  row.doseUnit === "mg/kg" && !row.segments && mgIsDueOn(row, day)
    ? (row.doseValue ?? Number.NaN) * (row.timesPerDay ?? 1)
    : mgOn(row, day, input) / (input.patient.weightKg ?? Number.NaN);

const mgIsDueOn = (row: PlanRow, day: number): boolean => isActive(row, day) && (row.days?.includes(day) ?? true);

const perM2 = (row: PlanRow, input: EngineInput): number =>
  row.doseUnit === "mg/m2" ? (row.doseValue ?? Number.NaN) : singleMg(row, input) / bsaOf(input);

const perKg = (row: PlanRow, input: EngineInput): number =>
  row.doseUnit === "mg/kg"
    ? (row.doseValue ?? Number.NaN)
    : singleMg(row, input) / (input.patient.weightKg ?? Number.NaN);

function gramsPerKgOn(row: PlanRow, day: number): number {
  const total = row.doseGPerKgTotal ?? Number.NaN;
  if (row.days && row.days.length > 0) return row.days.includes(day) ? total / row.days.length : 0;
  if (row.endDay === undefined) return Number.NaN;
  return isActive(row, day) ? total / (row.endDay - row.startDay + 1) : 0;
}

/** Largest daily sum over the rows of one item. */
function dailyMost(rows: readonly PlanRow[], onDay: (row: PlanRow, day: number) => number): number {
  return largest(daysOfPlan(rows).map((day) => sum(rows.map((row) => onDay(row, day)))));
}

function startDaily(rows: readonly PlanRow[], input: EngineInput): number {
  const first = Math.min(...rows.map((row) => intervalOf(row).from));
  return sum(rows.filter((row) => isActive(row, first)).map((row) => mgOn(row, first, input)));
}

function measureOf(measure: string, rows: readonly PlanRow[], input: EngineInput): number {
  const daily = (row: PlanRow, day: number) => mgOn(row, day, input);
  const dailyPerKg = (row: PlanRow, day: number) => perKgOn(row, day, input);
  switch (measure) {
    case "single":
      return largest(rows.map((row) => singleMg(row, input)));
    case "singleIv":
      return largest(rows.filter(isIv).map((row) => singleMg(row, input)));
    case "singlePerM2":
      return largest(rows.map((row) => perM2(row, input)));
    case "singlePerKg":
      return largest(rows.map((row) => perKg(row, input)));
    case "daily":
      return dailyMost(rows, daily);
    case "startDaily":
      return rows.length === 0 ? Number.NaN : startDaily(rows, input);
    case "dailyPerKg":
      return dailyMost(rows, dailyPerKg);
    case "oralDaily":
      return dailyMost(rows.filter(isOral), daily);
    case "oralDailyPerKg":
      return dailyMost(rows.filter(isOral), dailyPerKg);
    case "dailyGPerKg":
      return dailyMost(rows, gramsPerKgOn);
    case "totalPerKg":
      return largest(rows.map((row) => row.doseGPerKgTotal ?? Number.NaN));
    case "cumulative":
      return largest(rows.map((row) => row.cumulativeG ?? Number.NaN));
    case "auc":
      return largest(rows.map((row) => row.auc ?? Number.NaN));
    case "gfrUsed":
      return largest(rows.map((row) => row.gfrUsed ?? Number.NaN));
    case "plasmaVolumes":
      return largest(rows.map((row) => row.plasmaVolumes ?? Number.NaN));
    default:
      throw new Error(`No measure ${measure} in the grammar`);
  }
}

/** The largest value of a measure over the listed items, each item by itself. */
export function doseOf(measure: string, items: readonly string[], input: EngineInput): number {
  return largest(
    items.map((item) =>
      measureOf(
        measure,
        current(input).filter((row) => itemsOf(row).includes(item)),
        input,
      ),
    ),
  );
}
