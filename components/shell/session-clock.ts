export const WARN_SECONDS = 120;
const WARNING_REFRESH_MS = 15_000;
const ENDED_REFRESH_MS = 15_000;
/** Browsers slow long timers down in hidden tabs, so the clock looks at least this often. */
const LONGEST_WAIT_MS = 60_000;

export interface SessionStep {
  readonly kind: "wait" | "warn" | "ended";
  readonly nextInMs: number;
}

/** What to do with so many seconds left before the idle end, and when to look again. */
export function nextStep(secondsLeft: number): SessionStep {
  if (secondsLeft <= 0) return { kind: "ended", nextInMs: ENDED_REFRESH_MS };
  if (secondsLeft <= WARN_SECONDS) {
    return { kind: "warn", nextInMs: Math.min(WARNING_REFRESH_MS, Math.ceil(secondsLeft * 1000)) };
  }
  return { kind: "wait", nextInMs: Math.min(LONGEST_WAIT_MS, Math.ceil((secondsLeft - WARN_SECONDS) * 1000)) };
}
