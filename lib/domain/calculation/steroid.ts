// Glucocorticoid equivalents and what a taper adds up to. Standard equivalence table (textbook, not re-read):
// prednisone 5 mg = prednisolone 5 = methylprednisolone 4 = dexamethasone 0.75 = hydrocortisone 20.
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { formatNumber } from "../wording/number";
import { complete, type Formula, type Measured, readInputs, refuse, step, type Working } from "./working";

/** mg of prednisone that 1 mg of the agent stands for. */
export const prednisoneFactors: Readonly<Record<string, string>> = {
  prednisone: "1",
  prednisolone: "1",
  "methylprednisolone-iv": "1.25",
  "methylprednisolone-oral": "1.25",
  dexamethasone: "6.67",
  hydrocortisone: "0.25",
};

const formula: Formula = { id: "prednisone-equivalent", name: "Prednisone equivalent", version: "1" };

/** A systemic glucocorticoid dose in mg as prednisone in mg, two decimals; refuses an agent without a factor. */
export function prednisoneEquivalent(agentId: string, dose: Measured | null | undefined): Working {
  const factor = Object.hasOwn(prednisoneFactors, agentId) ? prednisoneFactors[agentId] : undefined;
  if (!factor) return refuse(formula, "Agent", `"${agentId}" is not a systemic glucocorticoid with a known equivalent`);
  const read = readInputs(formula, { dose: { label: "Dose", unit: "mg", min: 0, max: 100000, given: dose } });
  if (!read.ok) return read.problem;
  const { dose: mg } = read.value.values;
  const equivalent = mg.times(factor).toDecimalPlaces(2);
  const text = `${formatDose(mg.toFixed(), "mg")} × ${formatNumber(factor)}`;
  return complete(
    formula,
    { value: equivalent, unit: "mg" },
    { inputs: read.value.inputs, steps: [step("calculate", text, equivalent, "mg")] },
  );
}

/** One step of a taper: a dose on each dosing day for a number of calendar days. */
export interface TaperStep {
  readonly mgPerDosingDay: string;
  readonly days: number;
  /** 1 for every day, 2 for alternate days. */
  readonly everyDays: number;
}

export interface TaperTotals {
  readonly days: number;
  /** mg of the agent itself, counting real dosing days. */
  readonly totalMg: string;
  /** The same as prednisone; null for an agent without a factor. */
  readonly totalPrednisoneMg: string | null;
  /**
   * Calendar days on which the average daily dose, as prednisone, reaches a threshold in mg. An alternate-day dose is
   * spread evenly over its days, as the vocabulary fixes it. Null for an agent without a factor.
   */
  readonly daysAtOrAbove: (thresholdMg: string) => number | null;
}

/** What a taper adds up to; throws on a step with a negative dose or no whole number of days, which validation keeps out. */
export function taperTotals(agentId: string, steps: readonly TaperStep[]): TaperTotals {
  const factor = Object.hasOwn(prednisoneFactors, agentId) ? (prednisoneFactors[agentId] ?? null) : null;
  let total = new Decimal(0);
  for (const { mgPerDosingDay, days, everyDays } of steps) {
    const isValid =
      Number.isInteger(days) &&
      days > 0 &&
      Number.isInteger(everyDays) &&
      everyDays > 0 &&
      new Decimal(mgPerDosingDay).gte(0);
    if (!isValid)
      throw new RangeError(`Not a taper step: ${mgPerDosingDay} mg for ${days} days, every ${everyDays} days`);
    total = total.plus(new Decimal(mgPerDosingDay).times(Math.ceil(days / everyDays)));
  }
  const averageAsPrednisone = (taper: TaperStep) =>
    new Decimal(taper.mgPerDosingDay).div(taper.everyDays).times(factor ?? 0);
  return {
    days: steps.reduce((sum, taper) => sum + taper.days, 0),
    totalMg: total.toFixed(),
    totalPrednisoneMg: factor ? total.times(factor).toFixed() : null,
    daysAtOrAbove: (thresholdMg) =>
      factor
        ? steps
            .filter((taper) => averageAsPrednisone(taper).gte(thresholdMg))
            .reduce((sum, taper) => sum + taper.days, 0)
        : null,
  };
}
