import { type ReminderKind, reminderThresholds } from "./kinds";

const { referralUnansweredDays, referralUrgentHours, reviewOverdueDays, draftIdleDays, cosignOverdueHours } =
  reminderThresholds;

/** The short form of what was raised, for its tag. */
export const reminderTags: Readonly<Record<ReminderKind, string>> = {
  "referral-unanswered": "Referral not answered",
  "referral-urgent": "Urgent referral not accepted",
  "session-held": "Session held",
  "review-due": "Review due",
  "review-overdue": "Review overdue",
  "draft-idle": "Draft idle",
  "cosign-overdue": "Co-signature overdue",
};

/** Why it was raised, as one sentence without an end. */
export const reminderReasons: Readonly<Record<ReminderKind, string>> = {
  "referral-unanswered": `Nobody answered this referral within ${referralUnansweredDays} days`,
  "referral-urgent": `Nobody accepted this referral within ${referralUrgentHours} hours: urgent, or an unsafe swallow`,
  "session-held": "The session was held and waits for the prescriber",
  "review-due": "The treatment is due for review: somebody has to decide",
  "review-overdue": `The treatment review has been due for ${reviewOverdueDays} days or more`,
  "cosign-overdue": `The treatment is active as urgent, and nobody co-signed it within ${cosignOverdueHours} hours`,
  "draft-idle": `Nobody changed this draft for ${draftIdleDays} days`,
};

/** Escalated ones go over the head of whoever has to act; the others remind that person. */
export function isEscalation(kind: ReminderKind): boolean {
  return (
    kind === "referral-unanswered" ||
    kind === "referral-urgent" ||
    kind === "review-overdue" ||
    kind === "cosign-overdue"
  );
}
