// Glucocorticoid equivalents. Standard equivalence table (textbook, not re-read):
// prednisone 5 mg = prednisolone 5 = methylprednisolone 4 = dexamethasone 0.75 = hydrocortisone 20.
import { formatDose } from "../wording/dose";
import { formatNumber } from "../wording/number";
import {
  type AsOf,
  complete,
  type Formula,
  type Given,
  type Measured,
  readInputs,
  refuse,
  step,
  type Working,
} from "./working";

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

export interface SteroidDose extends AsOf {
  readonly agentId: string;
  readonly dose: Given<Measured<"mg">>;
}

/** How much prednisone 1 mg of an agent stands for; null for an agent without a known equivalent. */
export function prednisoneFactor(agentId: string | null): string | null {
  return agentId !== null && Object.hasOwn(prednisoneFactors, agentId) ? (prednisoneFactors[agentId] ?? null) : null;
}

/** A systemic glucocorticoid dose in mg as prednisone in mg, two decimals; refuses an agent without a factor. */
export function prednisoneEquivalent({ agentId, dose, asOf }: SteroidDose): Working {
  const factor = prednisoneFactor(agentId);
  if (!factor) return refuse(formula, "Agent", `"${agentId}" is not a systemic glucocorticoid with a known equivalent`);
  const read = readInputs(formula, asOf, { dose: { label: "Dose", unit: "mg", min: 0.01, max: 100000, given: dose } });
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
