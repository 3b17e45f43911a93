// Which observation keeps the scores of an outcome measure, and how the measure reads: range, direction, licence.
import type { ObservationKind } from "../knowledge/labs";
import { type Measure, measures } from "../knowledge/measures";
import { observationKindById } from "../knowledge/observation-kinds";
import { Decimal, isDecimalText } from "../shared/decimal";
import { formatNumber } from "../wording/number";
import { unitLabel } from "../wording/unit";

/** Measures that are the same fact as a vital, a laboratory value or a function observation. */
const sameFact: Readonly<Record<string, string>> = {
  "body-weight": "weight",
  fvc: "fvc",
  "fall-count": "falls-last-6-months",
};

/** The kind of observation that keeps the scores of a measure; throws when the knowledge has none, which a test excludes. */
export function kindOfMeasure(measure: Measure): ObservationKind {
  const kind = observationKindById(sameFact[measure.id] ?? measure.id);
  if (!kind) throw new Error(`${measure.id}: no kind of observation keeps its scores`);
  return kind;
}

const byCode = new Map(measures.map((measure) => [kindOfMeasure(measure).id, measure]));

/** The outcome measure whose scores are kept under this kind of observation, or null. */
export function measureOfCode(code: string): Measure | null {
  return byCode.get(code) ?? null;
}

/** Every code under which scores of outcome measures are kept. */
export const scoreCodes: readonly string[] = [...byCode.keys()];

/** Which way is better, in words. */
export const directionWords = {
  lower: "Lower is better",
  higher: "Higher is better",
  context: "Whether more or less is better depends on the patient",
} as const;

/** "0 to 6", "0 to 120 seconds": what may be entered for a measure, in the unit in which its scores are kept. */
export function rangeWords(measure: Measure): string {
  const { plausible, unit } = kindOfMeasure(measure);
  const { min, max } = plausible ?? measure.range;
  const words = unitLabel(unit);
  return `${formatNumber(min)} to ${formatNumber(max)}${words ? `\u00a0${words}` : ""}`;
}

/** Licences under which item texts could be shown; every other one keeps the score alone. */
const free: ReadonlySet<string> = new Set(["free to use with citation", "instrument", "instrument, no licence"]);

/** What may be shown of a measure beside its score, as the knowledge states its licence. */
export function licenceWords({ licensing }: Pick<Measure, "licensing">): string {
  return free.has(licensing)
    ? `Licence: ${licensing}.`
    : `Score only, no item texts. Licence: ${licensing}. Score on the form that your site is licensed for.`;
}

/**
 * The steps in which a score goes, so that 2.5 on a scale of whole categories is seen as a slip of the pen. Product choice:
 * the published ranges do not say it, the construction of these scales (sums of whole items, half points, tens) does. A scale
 * that is not listed takes any number of its range.
 */
const whole = [
  ...["mrs", "ecog", "fois", "pas", "fcm-swallow", "falls-last-6-months"],
  ...["incat", "qmg", "mg-adl", "mgc", "mgii", "mg-qol15r", "case", "moca", "oms-eye-scale"],
  ...[
    "distribution-of-stiffness",
    "heightened-sensitivity",
    "pain-nrs",
    "berg",
    "fim-motor",
    "eat-10",
    "masa",
    "phq-9",
  ],
];
const steps: ReadonlyMap<string, number> = new Map([
  ...whole.map((id) => [id, 1] as const),
  ["sara", 0.5],
  ["speech-outcome", 0.5],
  ["barthel", 5],
  ["karnofsky", 10],
]);

/** Why a score of this kind lies between two steps of its scale, with the steps beside it; null when it does not. */
export function categoryProblem(kind: ObservationKind, value: string): string | null {
  const step = steps.get(kind.id);
  if (step === undefined || !isDecimalText(value)) return null;
  const exact = new Decimal(value);
  if (exact.mod(step).isZero()) return null;
  const below = exact.div(step).floor().times(step);
  const words = `${formatNumber(below.toFixed())} or ${formatNumber(below.plus(step).toFixed())}`;
  return step === 1
    ? `${kind.label}: enter a whole number, such as ${words}`
    : `${kind.label} goes in steps of ${step}: enter ${words}`;
}
