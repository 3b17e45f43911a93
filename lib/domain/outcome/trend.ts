// The course of one measure over time beside the treatments that began meanwhile.
import type { Lane } from "../plan/lanes";
import { addDays, compareDays, type Day, daysBetween } from "../shared/day";
import type { Scored } from "./difference";

export interface Score extends Scored {
  readonly id: string;
  readonly rater: string | null;
}

export interface TreatmentStart {
  readonly treatmentId: string;
  readonly name: string;
  readonly lane: Lane;
  readonly start: Day;
}

/** Treatments that began too close together for a change of score to belong to one of them. */
export interface Overlap {
  readonly from: Day;
  readonly to: Day;
  readonly starts: readonly TreatmentStart[];
}

/** Product choice, not a published figure: starts within four weeks of one another cannot be told apart by their effect. */
export const SEPARABLE_DAYS = 28;

/** Product choice: two scores further apart than a scale stays current in the checks (180 days) are not joined by a line. */
export const LONGEST_GAP_DAYS = 180;

/** Scores in the order of their days; those of one day keep the order in which they were given. */
export function inOrder<T extends Scored>(scores: readonly T[]): T[] {
  return scores.toSorted((a, b) => compareDays(a.takenOn, b.takenOn));
}

/** The stretches of a curve: scores in order of their days, parted wherever values are missing for longer than the gap. */
export function stretches<T extends Scored>(scores: readonly T[], gap = LONGEST_GAP_DAYS): T[][] {
  const made: T[][] = [];
  for (const score of inOrder(scores)) {
    const last = made.at(-1);
    const before = last?.at(-1);
    if (last && before && daysBetween(before.takenOn, score.takenOn) <= gap) last.push(score);
    else made.push([score]);
  }
  return made;
}

/**
 * Groups of two or more starts, each within 28 days of the one before; a group reaches from its first start to 28 days
 * after its last one.
 */
export function overlapsOf(starts: readonly TreatmentStart[], within = SEPARABLE_DAYS): Overlap[] {
  const groups: TreatmentStart[][] = [];
  for (const one of starts.toSorted((a, b) => compareDays(a.start, b.start))) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && daysBetween(before.start, one.start) <= within) last.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first && last && group.length > 1
      ? [{ from: first.start, to: addDays(last.start, within), starts: group }]
      : [];
  });
}
