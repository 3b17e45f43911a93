import type { Move } from "../shared/moves";

export const planStates = ["active", "on-hold", "completed", "discontinued"] as const;
export type PlanState = (typeof planStates)[number];

/** Why a plan, or one of its treatments, ends. */
export const endReasons = {
  "goal-met": "goal met",
  switched: "switched to another treatment",
  toxicity: "toxicity",
  progression: "progression",
  "patient-choice": "patient's choice",
  "comfort-care": "comfort care",
  transferred: "transferred",
  "diagnosis-revised": "diagnosis revised",
  died: "died",
} as const;
export type EndReason = keyof typeof endReasons;

const signedOnce = "a version was signed";
const disposed = "every open treatment has a disposition";

export const planMoves = [
  {
    name: "hold",
    label: "Put the plan on hold",
    from: ["active"],
    to: "on-hold",
    needs: ["plan:move"],
    guard: signedOnce,
    needsReason: true,
    event: "plan.held",
  },
  {
    name: "resume",
    label: "Resume the plan",
    from: ["on-hold"],
    to: "active",
    needs: ["plan:move"],
    guard: null,
    needsReason: true,
    event: "plan.resumed",
  },
  {
    name: "complete",
    label: "Complete the plan",
    from: ["active", "on-hold"],
    to: "completed",
    needs: ["plan:move"],
    guard: `${signedOnce}, and ${disposed}`,
    needsReason: false,
    event: "plan.completed",
  },
  {
    name: "discontinue",
    label: "Discontinue the plan",
    from: ["active", "on-hold"],
    to: "discontinued",
    needs: ["plan:move"],
    guard: disposed,
    needsReason: true,
    event: "plan.discontinued",
  },
  {
    name: "record-death",
    label: "Record the patient's death",
    from: ["active", "on-hold"],
    to: "discontinued",
    needs: ["facts:record"],
    guard: null,
    needsReason: false,
    event: "plan.ended-by-death",
  },
  {
    name: "reverse-death",
    label: "Reverse the recorded death",
    from: ["discontinued"],
    to: "active",
    needs: ["facts:record"],
    guard: "the plan ended because a death was recorded",
    needsReason: true,
    event: "plan.death-reversed",
  },
] as const satisfies readonly Move<PlanState>[];

export type PlanMove = (typeof planMoves)[number]["name"];
