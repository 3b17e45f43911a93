// How far a goal can get, in words; apart from the schema, so that forms stay small.
import type { Day } from "../shared/day";

export const goalStates = ["open", "nearer", "reached", "not-reachable"] as const;
export type GoalState = (typeof goalStates)[number];

export const goalStateWords: Readonly<Record<GoalState, string>> = {
  open: "Not begun",
  nearer: "On the way",
  reached: "Reached",
  "not-reachable": "Will not be reached",
};

/** How one goal of the signed plan stands; null where no therapist has said anything about it yet. */
export interface Goal {
  readonly goal: string;
  readonly state: GoalState | null;
  readonly targetOn: Day | null;
}
