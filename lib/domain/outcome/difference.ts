// What lies between two scores of one measure, said with the smallest difference that matters to a patient.
import type { Measure } from "../knowledge/measures";
import { spokenSentence } from "../knowledge/spoken-prose";
import { type Day, formatDay } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { formatNumber } from "../wording/number";
import { withUnit } from "../wording/unit";
import { kindOfMeasure } from "./measure-kind";

export interface Scored {
  readonly value: string;
  readonly takenOn: Day;
}

export type DifferenceVerdict = "better" | "worse" | "changed" | "same" | "not-important" | "cannot-tell";

export interface Difference {
  readonly verdict: DifferenceVerdict;
  /** In words, with the day of the earlier score. */
  readonly text: string;
}

/** The smallest difference that counts: in the unit of the measure, or in percent of the earlier score. */
type Threshold = { readonly amount: Decimal; readonly relative: boolean };

// The knowledge gives these two in percent of the earlier score, as their notes say ("50% reduction", "20% deterioration").
const inPercent: ReadonlySet<string> = new Set(["seizure-diary", "triple-tug"]);
// The note of EAT-10 (">= 3 abnormal") makes its number a cut-off of the score, not a difference between two scores.
const cutOff: ReadonlySet<string> = new Set(["eat-10"]);

function thresholdOf(measure: Measure, earlier: Decimal): Threshold | null {
  if (!measure.mcid || cutOff.has(measure.id)) return null;
  if (inPercent.has(measure.id)) return { amount: new Decimal(measure.mcid.value), relative: true };
  // "3 points; 2 points when baseline < 16"
  if (measure.id === "qmg" && earlier.lt(16)) return { amount: new Decimal(2), relative: false };
  return { amount: new Decimal(measure.mcid.value), relative: false };
}

/** The smallest difference that counts, as the knowledge words it; null where none is published for the measure. */
export function importantDifference(measure: Measure): string | null {
  if (!measure.mcid || cutOff.has(measure.id)) return null;
  if (measure.mcid.note) return spokenSentence(measure.mcid.note);
  const { value } = measure.mcid;
  return withUnit(formatNumber(value), String(value), kindOfMeasure(measure).unit);
}

/**
 * The later score against the earlier one of a measure, both in the unit in which it is kept. A difference of exactly the
 * published one counts. Without a published difference, or with a percentage of zero, it cannot be told.
 */
export function differenceOf(measure: Measure, earlier: Scored, later: Scored): Difference {
  const { unit } = kindOfMeasure(measure);
  const [from, to] = [new Decimal(earlier.value), new Decimal(later.value)];
  const amount = to.minus(from).abs();
  const words = (value: Decimal) => withUnit(formatNumber(value), value.toFixed(), unit);
  const since = `since ${formatDay(earlier.takenOn)}`;
  if (amount.isZero()) return { verdict: "same", text: `unchanged ${since}` };

  const isMore = to.gt(from);
  const direction =
    measure.improvement === "context" ? "changed" : (measure.improvement === "higher") === isMore ? "better" : "worse";
  const step =
    direction === "changed" ? `${words(amount)} ${isMore ? "more" : "less"}` : `${direction} by ${words(amount)}`;

  const threshold = thresholdOf(measure, from);
  if (!threshold) {
    return {
      verdict: "cannot-tell",
      text: `${step} ${since}; cannot tell whether it matters: no important difference is published for this measure`,
    };
  }
  if (threshold.relative && from.isZero()) {
    return {
      verdict: "cannot-tell",
      text: `${step} ${since}; cannot tell whether it matters: the difference that counts is a percentage of the earlier score, which is 0`,
    };
  }
  const reached = threshold.relative ? amount.div(from.abs()).times(100) : amount;
  const least = `at least ${threshold.relative ? `${formatNumber(threshold.amount)}%` : words(threshold.amount)} counts`;
  if (reached.lt(threshold.amount)) {
    return { verdict: "not-important", text: `no important difference ${since} (${step}; ${least})` };
  }
  const percent = threshold.relative ? `, ${formatNumber(reached.toDecimalPlaces(0))}%` : "";
  return { verdict: direction, text: `${step}${percent} ${since}; ${least}` };
}
