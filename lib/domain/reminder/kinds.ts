// What is raised when nobody acted in time, and after how long. Thresholds set by your team: not yet clinically reviewed.
import { URGENT_HOURS } from "../cosign/policy";

export const reminderKinds = [
  "referral-unanswered",
  "referral-urgent",
  "session-held",
  "review-due",
  "review-overdue",
  "draft-idle",
  "cosign-overdue",
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export const reminderThresholds = {
  /** A routine referral nobody has answered: days since it was sent. */
  referralUnansweredDays: 3,
  /** An urgent referral, or speech therapy for an unsafe swallow, not accepted: hours since it was sent. */
  referralUrgentHours: 24,
  /** A treatment review nobody has decided: days past the day it was due. */
  reviewOverdueDays: 7,
  /** A draft nobody has changed: days since the last change. */
  draftIdleDays: 7,
  /** An urgent activation nobody has co-signed: hours since it was active (design, section 3). */
  cosignOverdueHours: URGENT_HOURS,
} as const;

/** Local hour of a site from which the nightly sweep of its day may run. */
export const SWEEP_HOUR = 2;

/** At most one e-mail for each person within this many minutes. */
export const MAIL_MINUTES = 15;

/** How long the stored answer to a form is kept for a repeat of the same form, and an unusable link. */
export const keptDays = { idempotencyKeys: 30, links: 30 } as const;
