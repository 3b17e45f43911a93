// Which door each move goes through, and what its form says. A move with a button that is missing here does not compile.
import type { ButtonMove } from "@/lib/domain/referral/states";
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
  sendInterimReportAction,
  sendOutsideAction,
} from "@/lib/features/referral/actions";
import type { ActionDoor } from "@/lib/platform/action-result";

export interface MoveDoor {
  readonly door: ActionDoor<unknown>;
  /** `none`: the button itself sends; otherwise the fields that its form asks for. */
  readonly form: "none" | "words" | "report" | "receiver" | "outside";
  /** The field of the input that takes the words. */
  readonly field?: "reason" | "question" | "answer";
  readonly ask?: string;
  readonly hint?: string;
  /** The button of the form, where it says more than the move's own label. */
  readonly submit?: string;
  readonly done: string;
  readonly danger?: boolean;
}

const reason = (door: ActionDoor<unknown>, words: Pick<MoveDoor, "ask" | "submit" | "done" | "danger">): MoveDoor => ({
  door,
  form: "words",
  field: "reason",
  ...words,
});

export const MOVE_DOORS: Readonly<Record<ButtonMove, MoveDoor>> = {
  accept: { door: acceptReferralAction, form: "none", done: "Referral accepted. It is yours now." },
  decline: reason(declineReferralAction, {
    ask: "Why you decline",
    submit: "Decline the referral",
    done: "Referral declined. The neurologist sees the reason.",
  }),
  "ask-information": {
    door: askInformationAction,
    form: "words",
    field: "question",
    ask: "What you need to know",
    submit: "Send the question",
    done: "Question sent to the neurologist.",
  },
  answer: {
    door: answerInformationAction,
    form: "words",
    field: "answer",
    ask: "Your answer",
    submit: "Send the answer",
    done: "Answer sent to the therapist.",
  },
  "report-interim": {
    door: sendInterimReportAction,
    form: "report",
    hint: "The referral stays open.",
    submit: "Send this interim report",
    done: "Interim report sent.",
  },
  finish: {
    door: finishWithSummaryAction,
    form: "report",
    hint: "The summary goes to the neurologist, who acknowledges it. A sent report cannot be edited.",
    submit: "Send the final report",
    done: "Final report sent.",
  },
  acknowledge: { door: acknowledgeReportAction, form: "none", done: "Report acknowledged. The referral is closed." },
  reassign: { door: reassignReferralAction, form: "receiver", submit: "Send it to them", done: "Referral reassigned." },
  cancel: reason(cancelReferralAction, {
    ask: "Why it is cancelled",
    submit: "Cancel it with this reason",
    done: "Referral cancelled.",
    danger: true,
  }),
  "send-outside": {
    door: sendOutsideAction,
    form: "outside",
    hint: "The service is not part of Concord: nobody there sees this referral. Send the printed sheet.",
    submit: "Record as sent outside",
    done: "Recorded: sent to an outside service.",
  },
  "patient-declines": reason(recordPatientDeclinedAction, {
    ask: "What the patient said",
    submit: "Record that the patient declined",
    done: "Recorded: patient declined.",
  }),
  reopen: reason(reopenReferralAction, {
    ask: "Why it is reopened",
    submit: "Send it again",
    done: "Referral sent again.",
  }),
};
