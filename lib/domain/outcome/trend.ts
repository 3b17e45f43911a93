// The course of one measure over time beside the treatments that began meanwhile.
import type { Lane } from "../plan/lanes";
import { addDays, compareDays, type Day, daysBetween } from "../shared/day";
import type { Scored } from "./difference";

export interface Score extends Scored {
  readonly id: string;
  readonly rater: string | null;
}

export type RaterType = "patient" | "professional";

/** Whether the patient rated or somebody else did, as far as the record says so; null where it does not. */
export function raterTypeOf({
  rater,
  source,
}: {
  readonly rater?: string | null;
  readonly source?: string;
}): RaterType | null {
  if (source === "reported by the patient" || rater === "the patient") return "patient";
  return rater ? "professional" : null;
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

/**
 * Starts within four weeks of one another cannot be told apart by their effect. Product choice, not a published figure, and
 * not clinically reviewed: every screen that uses it says so.
 */
export const SEPARABLE_DAYS = 28;

/** What stands wherever the window is used, until a clinician has reviewed it. */
export const SEPARABLE_NOTE = `The ${SEPARABLE_DAYS} days are a product choice; clinically reviewed: not yet.`;

/** Product choice: two scores further apart than a scale stays current in the checks (180 days) are not joined by a line. */
export const LONGEST_GAP_DAYS = 180;

/** Scores in the order of their days; those of one day keep the order in which they were given. */
export function inOrder<T extends Scored>(scores: readonly T[]): T[] {
  return scores.toSorted((a, b) => compareDays(a.takenOn, b.takenOn));
}

type Rated = Scored & { readonly rater?: string | null; readonly source?: string };

/** Two scores of which the patient rated one and somebody else the other are not one curve; an unknown rater parts nothing. */
function isOtherRater(a: Rated, b: Rated): boolean {
  const [before, after] = [raterTypeOf(a), raterTypeOf(b)];
  return before !== null && after !== null && before !== after;
}

/**
 * The stretches of a curve: scores in order of their days, parted wherever values are missing for longer than the gap and
 * wherever the type of rater changes.
 */
export function stretches<T extends Rated>(scores: readonly T[], gap = LONGEST_GAP_DAYS): T[][] {
  const made: T[][] = [];
  for (const score of inOrder(scores)) {
    const last = made.at(-1);
    const before = last?.at(-1);
    const isJoined = before && daysBetween(before.takenOn, score.takenOn) <= gap && !isOtherRater(before, score);
    if (last && isJoined) last.push(score);
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

/** `A and B`, `A, B and C`. */
export function namesOf(starts: readonly Pick<TreatmentStart, "name">[]): string {
  const names = starts.map((start) => start.name);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** `cannot separate: A and B started within 9 days`, with the days from the first start to the last. */
export function cannotSeparate({ starts }: Overlap): string {
  const [first, last] = [starts[0], starts.at(-1)];
  const days = first && last ? daysBetween(first.start, last.start) : 0;
  const within = days === 0 ? "on one day" : days === 1 ? "within 1 day" : `within ${days} days`;
  return `cannot separate: ${namesOf(starts)} started ${within}`;
}
