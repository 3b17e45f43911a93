import type { Day } from "../shared/day";
import type { FrequencyCode } from "../wording/frequency";

/** The days a dose step is about, and how often within them. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day | null;
  readonly frequency: FrequencyCode;
}

/** The last day of a step; its only day when it is given once, null when it goes on. */
export function lastDayOf(step: Stretch): Day | null {
  return step.to ?? (step.frequency === "once" ? step.from : null);
}
