// Emergency access ("break-glass"): why it may be asked for, how long it lasts, and what a lead says of it (security.md AZ-10).

export const breakGlassReasons = ["emergency", "cover", "advice", "safety", "other"] as const;
export type BreakGlassReason = (typeof breakGlassReasons)[number];

export const breakGlassReasonWords: Readonly<Record<BreakGlassReason, string>> = {
  emergency: "Emergency: the patient needs care now",
  cover: "I cover for the care team and was not added to it",
  advice: "A colleague who treats the patient asks for my advice now",
  safety: "A possible harm has to be looked into now",
  other: "Another reason",
};

/** Minutes by the clock of the database; Postgres holds the same number. */
export const BREAK_GLASS_MINUTES = 60;
/** Characters of the reason, without blanks around it. */
export const REASON_LEAST = 10;
/** Tries with identifiers that fit nobody, for each person within an hour. */
export const TRIES_AN_HOUR = 10;

export const verdicts = ["queried", "accepted", "not-accepted"] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictWords: Readonly<Record<Verdict, string>> = {
  queried: "Queried: waits for an explanation",
  accepted: "Closed: accepted",
  "not-accepted": "Closed: not accepted",
};

export type BreakGlassEnd = "by-person" | "opened-again" | "expired";
export type BreakGlassTimes = {
  /** Instants, ISO in UTC. */
  readonly expiresAt: string;
  readonly endedAt: string | null;
  readonly endedWhy: BreakGlassEnd | null;
};
export type BreakGlassState = "open" | BreakGlassEnd;

export const stateWords: Readonly<Record<BreakGlassState, string>> = {
  open: "Open now",
  "by-person": "Ended by the person",
  "opened-again": "Ended: the person opened another",
  expired: `Ended after ${BREAK_GLASS_MINUTES} minutes`,
};

/** Whether it is open at an instant; at the very minute it expires it is not. */
export function breakGlassState({ expiresAt, endedAt, endedWhy }: BreakGlassTimes, now: string): BreakGlassState {
  if (endedAt !== null) return endedWhy ?? "by-person";
  return Date.parse(now) < Date.parse(expiresAt) ? "open" : "expired";
}

export type ReviewProblem = "own-access" | "review-closed" | "still-open";

/**
 * Why a lead may not say this now, or null: nobody reviews their own access, one closing answer ends the review, and what is
 * still open cannot be closed. Postgres holds the same (trigger break_glass_review_fits).
 */
export function reviewProblem(
  glass: BreakGlassTimes & { readonly personId: string; readonly said: readonly Verdict[] },
  { verdict, by, now }: { readonly verdict: Verdict; readonly by: string; readonly now: string },
): ReviewProblem | null {
  if (glass.personId === by) return "own-access";
  if (glass.said.some((one) => one !== "queried")) return "review-closed";
  if (verdict !== "queried" && breakGlassState(glass, now) === "open") return "still-open";
  return null;
}

/** The time left in words, counted up to the full minute: "42 min left", "less than a minute left". */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return "less than a minute left";
  return `${Math.ceil(seconds / 60)} min left`;
}
