// A treatment review: due on its day, then decided, or postponed to another day. One row of decisions for each due day.
import type { Move } from "../shared/moves";

export const reviewStates = ["due", "postponed", "decided"] as const;
export type ReviewState = (typeof reviewStates)[number];

const open = ["due", "postponed"] as const satisfies readonly ReviewState[];
const decides = { from: [...open], to: "decided", needs: ["plan:draft"], needsReason: true } as const;

export const reviewMoves = [
  {
    name: "continue",
    label: "Continue",
    ...decides,
    guard: "a next review day where the treatment has no end",
    event: "review.continued",
  },
  {
    name: "escalate",
    label: "Escalate",
    ...decides,
    guard: "the draft can take the change",
    event: "review.escalated",
  },
  { name: "switch", label: "Switch", ...decides, guard: "the draft can take the stop", event: "review.switched" },
  { name: "stop", label: "Stop", ...decides, guard: "the draft can take the stop", event: "review.stopped" },
  {
    name: "postpone",
    label: "Postpone",
    from: [...open],
    to: "postponed",
    needs: ["plan:draft"],
    guard: "a later day, not in the past",
    needsReason: true,
    event: "review.postponed",
  },
  {
    name: "take-back",
    label: "Entered in error",
    from: ["decided", "postponed"],
    to: "due",
    needs: ["plan:draft"],
    guard: "it is the newest decision; a postponement before it counts again",
    needsReason: true,
    event: "review.entered-in-error",
  },
] as const satisfies readonly Move<ReviewState>[];

export type ReviewMoveName = (typeof reviewMoves)[number]["name"];
export const reviewOutcomes = ["continue", "escalate", "switch", "stop", "postpone"] as const;
export type ReviewMove = (typeof reviewOutcomes)[number];
