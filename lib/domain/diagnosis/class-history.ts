// How the class of the PNS-Care score came to be what it is: by new records of the diagnosis, and by time alone.
import type { Day } from "../shared/day";
import { type PnsLevel, pnsCareScore, type ScoreInput } from "./pns-care-score";

export type ScoreClass = PnsLevel | "not-applicable" | "cannot-tell";

export interface RecordedInput {
  /** The day from which this record of the diagnosis held. */
  readonly from: Day;
  readonly input: ScoreInput;
}

export interface ClassChange {
  readonly on: Day;
  /** Null for the first class. */
  readonly before: ScoreClass | null;
  readonly now: ScoreClass;
  readonly points: number | null;
  /** `record`: a new record of the diagnosis; `time`: two years without a consistent tumour were over. */
  readonly by: "record" | "time";
}

interface Dated {
  readonly on: Day;
  readonly now: ScoreClass;
  readonly points: number | null;
  readonly by: "record" | "time";
}

/** The classes one record goes through from its first day to the day before `end`. */
function classesOf({ from, input }: RecordedInput, end: Day | null, until: Day): Dated[] {
  const at = (on: Day, by: Dated["by"]): Dated & { readonly next: Day | null } => {
    const score = pnsCareScore(input, on);
    return score.kind === "score"
      ? { on, now: score.level, points: score.points, by, next: score.nextChangeOn }
      : { on, now: score.kind, points: null, by, next: null };
  };
  const first = at(from, "record");
  const isReached = first.next !== null && first.next <= until && (end === null || first.next < end);
  return isReached && first.next ? [first, at(first.next, "time")] : [first];
}

/**
 * Every change of class up to a day, oldest first, with the day and what brought it about. Records come in order of their
 * days, wrong ones left out; of several on one day the last counts.
 */
export function classHistory(records: readonly RecordedInput[], until: Day): readonly ClassChange[] {
  const held = records.filter((record, at) => record.from <= until && records[at + 1]?.from !== record.from);
  const dated = held.flatMap((record, at) => classesOf(record, held[at + 1]?.from ?? null, until));
  return dated.flatMap(({ on, now, points, by }, at) => {
    const before = dated[at - 1]?.now ?? null;
    return before === now ? [] : [{ on, before, now, points, by }];
  });
}
