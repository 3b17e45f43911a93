// On which day a treatment is due for review, and what may be decided about it.
import type { Frame } from "../plan/frame";
import { compareDays, type Day, formatDay } from "../shared/day";
import type { ReviewMove, ReviewState } from "./states";

/** A decision about a review that counts; `reviewOn` is the day the signed plan names, `dueOn` the day it answers. */
export interface ReviewDecision {
  readonly reviewOn: Day;
  readonly dueOn: Day;
  readonly outcome: ReviewMove;
  /** The next day on which somebody decides; null after escalate, switch and stop, and after a continue that needs none. */
  readonly nextOn: Day | null;
}

export interface Review {
  readonly state: ReviewState;
  /** The day it is due; null once it is decided and no further one is agreed. */
  readonly dueOn: Day | null;
}

/**
 * The review of a treatment whose signed version names a day. Decisions about another day of an earlier version count no
 * more. A continue with a next day begins a new review, which is due again.
 */
export function reviewOf(reviewOn: Day, decisions: readonly ReviewDecision[]): Review {
  const own = decisions.filter((one) => one.reviewOn === reviewOn).toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
  const last = own.at(-1);
  if (!last) return { state: "due", dueOn: reviewOn };
  if (last.outcome === "postpone") return { state: "postponed", dueOn: last.nextOn };
  return last.nextOn ? { state: "due", dueOn: last.nextOn } : { state: "decided", dueOn: null };
}

export interface Choice {
  readonly outcome: ReviewMove;
  readonly nextOn: Day | null;
}

/**
 * Why this cannot be decided, by field; empty when it can. A day is needed to postpone, and to continue what has no end;
 * it lies after the day that is answered, after today, and not behind the end.
 */
export function reviewProblems(
  { outcome, nextOn }: Choice,
  { dueOn, today, end }: { readonly dueOn: Day; readonly today: Day; readonly end: Frame["end"] },
): Readonly<Record<string, string>> {
  if (outcome !== "postpone" && outcome !== "continue") {
    return nextOn ? { nextOn: "The next review of a changed treatment is entered in the draft: leave this empty" } : {};
  }
  if (!nextOn) {
    if (outcome === "postpone") return { nextOn: "Enter the day to which the review is postponed" };
    return end ? {} : { nextOn: "This treatment has no end: enter the day of its next review" };
  }
  if (nextOn <= today) return { nextOn: "Enter a day after today" };
  if (nextOn <= dueOn) return { nextOn: `Enter a day after ${formatDay(dueOn)}, on which the review is due` };
  if (end && nextOn > end) return { nextOn: `The treatment ends on ${formatDay(end)}: enter an earlier day` };
  return {};
}
