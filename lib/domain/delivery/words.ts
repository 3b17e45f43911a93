import type { SessionState } from "./session-states";

export const sessionStateWords: Readonly<Record<SessionState, string>> = {
  planned: "Planned",
  scheduled: "Scheduled",
  given: "Given",
  "partly-given": "Given in part",
  "not-given": "Not given",
  "given-elsewhere": "Given elsewhere",
  held: "Held for the prescriber",
  deferred: "Deferred",
  omitted: "Omitted",
  cancelled: "Cancelled",
  "entered-in-error": "Entered in error",
};

export const sessionEventWords: Readonly<Record<string, string>> = {
  "session.planned": "Planned",
  "session.scheduled": "Time set",
  "session.given": "Given",
  "session.partly-given": "Given in part",
  "session.not-given": "Not given",
  "session.given-elsewhere": "Given elsewhere",
  "session.held": "Held for the prescriber",
  "session.deferred": "Deferred",
  "session.omitted": "Omitted",
  "session.cancelled": "Cancelled",
  "session.corrected": "Marked as entered in error",
};
