// The words for the closed lists of a referral and its brief; small enough for any screen.
import type { PrecautionTopic, Verdict } from "./brief-schema";
import type { ReferralState } from "./states";
import type { VisitState } from "./visit-states";

export const verdictWords: Record<Verdict, string> = {
  go: "Go",
  caution: "Caution",
  "no-go": "No-go",
  "cannot-tell": "Cannot tell",
};

export const topicWords: Record<PrecautionTopic, string> = {
  platelets: "Platelets",
  "blood-pressure": "Blood pressure",
  "central-line": "Central line",
  exchange: "Plasma exchange",
  steroid: "Steroid dose",
  infection: "Infection risk",
  bone: "Bone",
  seizure: "Seizures",
  swallow: "Swallowing",
  tube: "Feeding tube",
};

export const referralStateWords: Record<ReferralState, string> = {
  sent: "Waiting for an answer",
  "information-asked": "Information asked",
  accepted: "Accepted",
  declined: "Declined",
  scheduled: "First visit scheduled",
  "in-progress": "In progress",
  "final-report": "Final report sent",
  acknowledged: "Closed, report acknowledged",
  cancelled: "Cancelled",
  "sent-outside": "Sent to an outside service",
  "patient-declined": "Patient declined",
};

export const visitStateWords: Record<VisitState, string> = {
  scheduled: "Scheduled",
  attended: "Attended",
  missed: "Missed",
  cancelled: "Cancelled",
};

export const disciplineWords = { physical: "Physical therapy", speech: "Speech therapy" } as const;

/** What happened to a referral, for its history; events that are no move of their own come last. */
export const referralEventWords: Readonly<Record<string, string>> = {
  "referral.sent": "Sent with the signed plan",
  "referral.accepted": "Accepted",
  "referral.declined": "Declined",
  "referral.information-asked": "Information asked",
  "referral.answered": "Question answered",
  "referral.scheduled": "First visit scheduled",
  "referral.begun": "Therapy begun",
  "referral.interim-report-sent": "Interim report sent",
  "referral.finished": "Finished with a summary",
  "referral.acknowledged": "Report acknowledged",
  "referral.reassigned": "Reassigned",
  "referral.cancelled": "Cancelled",
  "referral.sent-outside": "Sent to an outside service",
  "referral.patient-declined": "Patient declined",
  "referral.reopened": "Reopened",
  "referral.event-entered-in-error": "Event before it entered in error",
  "referral.report-entered-in-error": "Report entered in error",
  "referral.changed": "Changed in the signed plan",
  "referral.held": "Put on hold in the signed plan",
  "referral.resumed": "Resumed in the signed plan",
};

/** How long something has waited, in whole hours below two days and in days after: `26 h`, `3 days`. */
export function waitedText(from: string, now: string): string {
  const hours = Math.max(0, Math.floor((Date.parse(now) - Date.parse(from)) / 3_600_000));
  if (hours < 1) return "under 1 h";
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
