// Where a patient's plan stands and what comes next, as the worklist shows it; the codes are computed by the query.

export const planStateWords = {
  "no-plan": "No plan",
  "first-draft": "First draft, nothing signed",
  signed: "Signed",
  "signed-with-draft": "Signed, new draft open",
  "on-hold": "On hold",
  ended: "Ended",
} as const;
export type PlanState = keyof typeof planStateWords;
export const planStates = Object.keys(planStateWords) as readonly PlanState[];

/** In the order of the default sort: the most urgent first. */
export const nextActions = [
  "answer-referral",
  "reassign-referral",
  "acknowledge-report",
  "review-draft",
  "change-draft",
  "finish-draft",
  "review-allergies",
  "record-diagnosis",
  "start-plan",
  "none",
] as const;
export type NextAction = (typeof nextActions)[number];

export const nextActionWords: Record<NextAction, string> = {
  "answer-referral": "Answer a therapist's question",
  "reassign-referral": "Send a declined referral elsewhere",
  "acknowledge-report": "Acknowledge a final report",
  "review-draft": "Review the draft",
  "change-draft": "Make the changes asked for",
  "finish-draft": "Finish and sign the draft",
  "review-allergies": "Record or review allergies",
  "record-diagnosis": "Record the diagnosis",
  "start-plan": "Start a plan",
  none: "Nothing waiting",
};

/** Whether a text is one of the plan states. */
export function isPlanState(text: string | undefined): text is PlanState {
  return text !== undefined && Object.hasOwn(planStateWords, text);
}
