// Which outcome measures of a patient are drawn: those asked for, else the two that tell most.
import { type Measure, measures } from "../knowledge/measures";
import { kindOfMeasure } from "./measure-kind";
import type { Score } from "./trend";

type Kept = Score & { readonly errorReason: string | null };

export interface MeasureScores<T> {
  readonly measure: Measure;
  /** Oldest first, those entered in error too. */
  readonly scores: readonly T[];
}

const countOf = <T extends Kept>({ scores }: MeasureScores<T>) => scores.filter((s) => s.errorReason === null).length;

/** Measures with a score that counts, in the order of the knowledge. */
export function measuresWithScores<T extends Kept>(scores: ReadonlyMap<string, readonly T[]>): MeasureScores<T>[] {
  return measures
    .map((measure) => ({ measure, scores: scores.get(kindOfMeasure(measure).id) ?? [] }))
    .filter((one) => countOf(one) > 0);
}

/**
 * Those asked for by id (one text, ids with commas; "none" for none). Without a wish two: scales before what is measured at
 * every visit, such as weight, then those with most scores.
 */
export function chosenMeasures<T extends Kept>(
  available: readonly MeasureScores<T>[],
  asked: unknown,
  most: number,
): MeasureScores<T>[] {
  if (typeof asked === "string") {
    const ids = asked.split(",");
    return available.filter(({ measure }) => ids.includes(measure.id)).slice(0, most);
  }
  const isScale = ({ measure }: MeasureScores<T>) => Number(kindOfMeasure(measure).group === "scale");
  const best = [...available].sort((a, b) => isScale(b) - isScale(a) || countOf(b) - countOf(a)).slice(0, 2);
  return available.filter((one) => best.includes(one));
}
