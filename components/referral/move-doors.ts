// Which door each move goes through, and what its form says. A move of the table that is missing here does not compile.
import type { ReferralMove } from "@/lib/domain/referral/states";
import {
  acceptReferralAction,
  acknowledgeReportAction,
  answerInformationAction,
  askInformationAction,
  cancelReferralAction,
  declineReferralAction,
  finishWithSummaryAction,
  reassignReferralAction,
  recordPatientDeclinedAction,
  reopenReferralAction,
  scheduleFirstVisitAction,
  sendInterimReportAction,
  sendOutsideAction,
  startTherapyAction,
} from "@/lib/features/referral/actions";
import type { ActionDoor } from "@/lib/platform/action-result";

export interface MoveDoor {
  readonly door: ActionDoor<unknown>;
  /** `none`: the button itself sends; otherwise the fields that its form asks for. */
  readonly form: "none" | "words" | "day" | "report" | "receiver";
  /** The field of the input that takes the words. */
  readonly field?: "reason" | "question" | "answer";
  readonly ask?: string;
  readonly hint?: string;
  readonly done: string;
  readonly danger?: boolean;
}

const reason = (door: ActionDoor<unknown>, ask: string, done: string, danger = false): MoveDoor => ({
  door,
  form: "words",
  field: "reason",
  ask,
  done,
  danger,
});

export const MOVE_DOORS: Readonly<Record<ReferralMove, MoveDoor>> = {
  accept: { door: acceptReferralAction, form: "none", done: "Referral accepted. It is yours now." },
  decline: reason(declineReferralAction, "Why you decline", "Referral declined. The neurologist sees the reason."),
  "ask-information": {
    door: askInformationAction,
    form: "words",
    field: "question",
    ask: "What you need to know",
    done: "Question sent to the neurologist.",
  },
  answer: {
    door: answerInformationAction,
    form: "words",
    field: "answer",
    ask: "Your answer",
    done: "Answer sent to the therapist.",
  },
  schedule: { door: scheduleFirstVisitAction, form: "day", done: "First visit scheduled." },
  begin: { door: startTherapyAction, form: "none", done: "Therapy begun." },
  "report-interim": {
    door: sendInterimReportAction,
    form: "report",
    hint: "The referral stays open.",
    done: "Interim report sent.",
  },
  finish: {
    door: finishWithSummaryAction,
    form: "report",
    hint: "The summary goes to the neurologist, who acknowledges it. A sent report cannot be edited.",
    done: "Final report sent.",
  },
  acknowledge: { door: acknowledgeReportAction, form: "none", done: "Report acknowledged. The referral is closed." },
  reassign: { door: reassignReferralAction, form: "receiver", done: "Referral reassigned." },
  cancel: reason(cancelReferralAction, "Why it is cancelled", "Referral cancelled.", true),
  "send-outside": reason(sendOutsideAction, "To which service, and why", "Recorded: sent to an outside service."),
  "patient-declines": reason(recordPatientDeclinedAction, "What the patient said", "Recorded: patient declined."),
  reopen: reason(reopenReferralAction, "Why it is reopened", "Referral sent again."),
};
