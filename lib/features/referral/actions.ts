"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import {
  acceptReferral,
  askInformation,
  declineReferral,
  scheduleFirstVisit,
  startTherapy,
} from "./commands/answer-referral";
import {
  answerInformation,
  cancelReferral,
  reassignReferral,
  recordPatientDeclined,
  reopenReferral,
  sendOutside,
} from "./commands/manage-referral";
import { markSeen } from "./commands/mark-seen";
import { acknowledgeReport, finishWithSummary, sendInterimReport } from "./commands/report";
import {
  acceptInput,
  answerInput,
  askInput,
  becauseInput,
  type MoveInput,
  moveInput,
  reassignInput,
  reportInput,
  scheduleInput,
  seenInput,
} from "./input";
import { referralMessages as messages } from "./messages";

const refresh = ({ referralId }: MoveInput) => [paths.referral(referralId)];

export const acceptReferralAction = action(acceptReferral, { input: acceptInput, messages, refresh });
export const declineReferralAction = action(declineReferral, { input: becauseInput, messages, refresh });
export const askInformationAction = action(askInformation, { input: askInput, messages, refresh });
export const answerInformationAction = action(answerInformation, { input: answerInput, messages, refresh });
export const scheduleFirstVisitAction = action(scheduleFirstVisit, { input: scheduleInput, messages, refresh });
export const startTherapyAction = action(startTherapy, { input: moveInput, messages, refresh });
export const sendInterimReportAction = action(sendInterimReport, { input: reportInput, messages, refresh });
export const finishWithSummaryAction = action(finishWithSummary, { input: reportInput, messages, refresh });
export const acknowledgeReportAction = action(acknowledgeReport, { input: moveInput, messages, refresh });
export const cancelReferralAction = action(cancelReferral, { input: becauseInput, messages, refresh });
export const sendOutsideAction = action(sendOutside, { input: becauseInput, messages, refresh });
export const recordPatientDeclinedAction = action(recordPatientDeclined, { input: becauseInput, messages, refresh });
export const reassignReferralAction = action(reassignReferral, { input: reassignInput, messages, refresh });
export const reopenReferralAction = action(reopenReferral, { input: becauseInput, messages, refresh });
export const markSeenAction = action(markSeen, { input: seenInput, messages, refresh });
