"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { acceptReferral, askInformation, declineReferral } from "./commands/answer-referral";
import { markReportInError, takeBackEvent } from "./commands/correct-referral";
import { markVisitInError, seeVisitFlag } from "./commands/correct-visit";
import {
  answerInformation,
  cancelReferral,
  reassignReferral,
  recordPatientDeclined,
  reopenReferral,
  sendOutside,
} from "./commands/manage-referral";
import { markSeen } from "./commands/mark-seen";
import { rateGoals } from "./commands/rate-goals";
import { recordVisit } from "./commands/record-visit";
import { acknowledgeReport, finishWithSummary, readReport, sendInterimReport } from "./commands/report";
import { cancelVisit, moveVisit, scheduleVisit } from "./commands/schedule-visit";
import {
  acceptInput,
  answerInput,
  askInput,
  becauseInput,
  type MoveInput,
  moveInput,
  outsideInput,
  rateGoalsInput,
  readReportInput,
  reassignInput,
  reportInErrorInput,
  reportInput,
  seenInput,
  takeBackInput,
} from "./input";
import { referralMessages as messages } from "./messages";
import {
  cancelVisitInput,
  moveVisitInput,
  recordVisitInput,
  scheduleVisitInput,
  seeFlagInput,
  visitInErrorInput,
} from "./visit-input";

const refresh = ({ referralId }: Pick<MoveInput, "referralId">) => [paths.referral(referralId)];

export const acceptReferralAction = action(acceptReferral, { input: acceptInput, messages, refresh });
export const declineReferralAction = action(declineReferral, { input: becauseInput, messages, refresh });
export const askInformationAction = action(askInformation, { input: askInput, messages, refresh });
export const answerInformationAction = action(answerInformation, { input: answerInput, messages, refresh });
export const sendInterimReportAction = action(sendInterimReport, { input: reportInput, messages, refresh });
export const finishWithSummaryAction = action(finishWithSummary, { input: reportInput, messages, refresh });
export const acknowledgeReportAction = action(acknowledgeReport, { input: moveInput, messages, refresh });
export const cancelReferralAction = action(cancelReferral, { input: becauseInput, messages, refresh });
export const sendOutsideAction = action(sendOutside, { input: outsideInput, messages, refresh });
export const recordPatientDeclinedAction = action(recordPatientDeclined, { input: becauseInput, messages, refresh });
export const reassignReferralAction = action(reassignReferral, { input: reassignInput, messages, refresh });
export const reopenReferralAction = action(reopenReferral, { input: becauseInput, messages, refresh });
export const markSeenAction = action(markSeen, { input: seenInput, messages, refresh });
export const scheduleVisitAction = action(scheduleVisit, { input: scheduleVisitInput, messages, refresh });
export const moveVisitAction = action(moveVisit, { input: moveVisitInput, messages, refresh });
export const cancelVisitAction = action(cancelVisit, { input: cancelVisitInput, messages, refresh });
export const recordVisitAction = action(recordVisit, { input: recordVisitInput, messages, refresh });
export const markVisitInErrorAction = action(markVisitInError, { input: visitInErrorInput, messages, refresh });
export const seeVisitFlagAction = action(seeVisitFlag, { input: seeFlagInput, messages, refresh });
export const rateGoalsAction = action(rateGoals, { input: rateGoalsInput, messages, refresh });
export const readReportAction = action(readReport, { input: readReportInput, messages, refresh });
export const markReportInErrorAction = action(markReportInError, { input: reportInErrorInput, messages, refresh });
export const takeBackEventAction = action(takeBackEvent, { input: takeBackInput, messages, refresh });
