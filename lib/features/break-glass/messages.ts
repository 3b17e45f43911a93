// Sentences for the refusals of emergency access.
import { TRIES_AN_HOUR } from "@/lib/domain/break-glass/break-glass";

export const breakGlassMessages: Readonly<Record<string, string>> = {
  "wrong-password": "The password is not right. No chart was opened.",
  "no-such-patient":
    "No patient has exactly this MRN and this date of birth. No chart was opened. Compare both with the wristband or the referral, then try again.",
  "too-many-tries": `${TRIES_AN_HOUR} tries within an hour fitted nobody. Wait, or ask a lead to add you to the care team.`,
  "in-your-care": "This patient is in your care already: find the patient under Patients. Nothing was recorded.",
  "already-over": "This emergency access is over already.",
  "own-access": "This was your own access. Another lead has to review it. Nothing was saved.",
  "review-closed": "Somebody has closed this review meanwhile. Nothing was saved. Reload the page.",
  "still-open":
    "The access is still open. You can query it now, and close the review when it is over. Nothing was saved.",
};
