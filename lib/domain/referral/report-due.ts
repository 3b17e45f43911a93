import { addDays, type Day } from "../shared/day";

export interface ReportBasis {
  /** The review date of the signed referral. */
  readonly reviewOn: Day | null;
  readonly firstAttendedOn: Day | null;
  readonly lastReportOn: Day | null;
}

const INTERVAL_DAYS = 30;

/**
 * The day a report of a therapy under way is due: the review date of the signed referral while no report covers it,
 * otherwise 30 days after the last report or the first attended visit. Null before the first visit. The 30 days are a
 * product choice, clinically reviewed: not yet.
 */
export function reportDueOn({ reviewOn, firstAttendedOn, lastReportOn }: ReportBasis): Day | null {
  if (firstAttendedOn === null) return null;
  if (reviewOn !== null && (lastReportOn === null || lastReportOn < reviewOn)) return reviewOn;
  return addDays(lastReportOn ?? firstAttendedOn, INTERVAL_DAYS);
}

/** Visits asked for, held and left; `left` is null when the number was left to the therapist, and never below zero. */
export function visitCount(
  authorised: number | null,
  used: number,
): { used: number; left: number | null; text: string } {
  if (authorised === null) return { used, left: null, text: `${used} used, number left to the therapist` };
  const left = Math.max(0, authorised - used);
  const over = used > authorised ? `, ${used - authorised} more than authorised` : "";
  return { used, left, text: `${used} of ${authorised} used, ${left} left${over}` };
}

/**
 * What to say before one more visit is planned beyond those authorised; null while there is room, or where the number was left
 * to the therapist. It is said and not blocked: product choice, clinically reviewed: not yet.
 */
export function beyondAuthorised(authorised: number | null, used: number, planned: number): string | null {
  if (authorised === null || used + planned < authorised) return null;
  const over = used + planned - authorised + 1;
  return `${used} of ${authorised} authorised visits are used and ${planned} planned: this one is ${over} more than authorised. Ask the neurologist; it can be planned all the same.`;
}
