import type { Move } from "../shared/moves";

export const referralStates = [
  "sent",
  "information-asked",
  "accepted",
  "declined",
  "scheduled",
  "in-progress",
  "final-report",
  "acknowledged",
  "cancelled",
  "sent-outside",
  "patient-declined",
] as const;
export type ReferralState = (typeof referralStates)[number];

/** States in which somebody still has to act for the therapy itself; a declined one waits for the requester. */
export const openReferralStates = [
  "sent",
  "information-asked",
  "accepted",
  "declined",
  "scheduled",
  "in-progress",
] as const satisfies readonly ReferralState[];

export const closedReferralStates = [
  "acknowledged",
  "cancelled",
  "sent-outside",
  "patient-declined",
] as const satisfies readonly ReferralState[];

const open = [...openReferralStates];
const therapist = { needs: ["referral:answer"], guard: null } as const;
const requester = { needs: ["referral:manage"], guard: null } as const;

export const referralMoves = [
  {
    name: "accept",
    label: "Accept",
    from: ["sent"],
    to: "accepted",
    needs: ["referral:answer"],
    guard: "from a pool, it becomes the therapist's own",
    needsReason: false,
    event: "referral.accepted",
  },
  {
    name: "decline",
    label: "Decline",
    from: ["sent"],
    to: "declined",
    ...therapist,
    needsReason: true,
    event: "referral.declined",
  },
  {
    name: "ask-information",
    label: "Ask for information",
    from: ["sent"],
    to: "information-asked",
    ...therapist,
    needsReason: true,
    event: "referral.information-asked",
  },
  {
    name: "answer",
    label: "Answer",
    from: ["information-asked"],
    to: "sent",
    ...requester,
    needsReason: true,
    event: "referral.answered",
  },
  {
    name: "schedule",
    label: "Schedule the first visit",
    from: ["accepted"],
    to: "scheduled",
    needs: ["referral:answer"],
    guard: "a visit is scheduled",
    needsReason: false,
    event: "referral.scheduled",
  },
  {
    name: "begin",
    label: "Begin therapy",
    from: ["scheduled"],
    to: "in-progress",
    needs: ["referral:answer"],
    guard: "a visit was attended",
    needsReason: false,
    event: "referral.begun",
  },
  {
    name: "report-interim",
    label: "Send an interim report",
    from: ["in-progress"],
    to: "in-progress",
    ...therapist,
    needsReason: false,
    event: "referral.interim-report-sent",
  },
  {
    name: "finish",
    label: "Finish with a summary",
    from: ["in-progress"],
    to: "final-report",
    needs: ["referral:answer"],
    guard: "a summary was written",
    needsReason: false,
    event: "referral.finished",
  },
  {
    name: "acknowledge",
    label: "Acknowledge the report",
    from: ["final-report"],
    to: "acknowledged",
    ...requester,
    needsReason: false,
    event: "referral.acknowledged",
  },
  {
    name: "reassign",
    label: "Reassign",
    from: open,
    to: "sent",
    needs: ["referral:manage"],
    guard: "another therapist or pool is named",
    needsReason: true,
    event: "referral.reassigned",
  },
  {
    name: "cancel",
    label: "Cancel the referral",
    from: open,
    to: "cancelled",
    ...requester,
    needsReason: true,
    event: "referral.cancelled",
  },
  {
    name: "send-outside",
    label: "Send to an outside service",
    from: open,
    to: "sent-outside",
    ...requester,
    needsReason: true,
    event: "referral.sent-outside",
  },
  {
    name: "patient-declines",
    label: "Patient declined",
    from: open,
    to: "patient-declined",
    needs: ["referral:answer", "referral:manage"],
    guard: null,
    needsReason: true,
    event: "referral.patient-declined",
  },
  {
    name: "reopen",
    label: "Reopen",
    from: [...closedReferralStates],
    to: "sent",
    ...requester,
    needsReason: true,
    event: "referral.reopened",
  },
  {
    name: "take-back",
    label: "Entered in error",
    from: ["information-asked", "accepted", "declined", "cancelled", "sent-outside", "patient-declined"],
    to: "sent",
    needs: ["referral:answer", "referral:manage"],
    guard: "the newest event was never right, says who recorded it or the requester",
    needsReason: true,
    event: "referral.event-entered-in-error",
  },
  {
    name: "withdraw-report",
    label: "Mark the report entered in error",
    from: ["final-report", "acknowledged"],
    to: "in-progress",
    needs: ["referral:answer", "referral:manage"],
    guard: "its final report was never right, says its author or the requester, and the plan still holds the referral",
    needsReason: true,
    event: "referral.report-entered-in-error",
  },
] as const satisfies readonly Move<ReferralState>[];

export type ReferralMove = (typeof referralMoves)[number]["name"];

/** Moves that happen by scheduling and recording visits, or by correcting a record, so that they have no button of their own. */
export const movesElsewhere = [
  "schedule",
  "begin",
  "take-back",
  "withdraw-report",
] as const satisfies readonly ReferralMove[];
export type ButtonMove = Exclude<ReferralMove, (typeof movesElsewhere)[number]>;

/** Whether a move is made by its own button. */
export function isButtonMove(name: ReferralMove): name is ButtonMove {
  return !movesElsewhere.some((known) => known === name);
}

/** Events that can be taken back while they are the newest one of their referral: all that a person said by a button. */
export const takenBackEvents: readonly string[] = [
  "referral.accepted",
  "referral.declined",
  "referral.information-asked",
  "referral.cancelled",
  "referral.sent-outside",
  "referral.patient-declined",
];
