// The sessions of a course as marks on a timeline: where each is, what became of it, and where it was before it was put off.
import type { CourseOrder } from "../schedule/course-order";
import type { Occurrence, OccurrenceOutcome } from "../schedule/occurrences";
import { type Day, formatDay } from "../shared/day";
import { sessionName } from "./course";
import { isOpen, type SessionState } from "./session-states";
import { sessionStateWords } from "./words";

export interface PlacedSession {
  readonly sessionId: string;
  readonly n: number;
  readonly day: Day;
  readonly state: SessionState;
  readonly live: boolean;
  /** The day of the session that took its place; null while nothing did. */
  readonly movedTo: Day | null;
}

const outcomes: Readonly<Record<SessionState, OccurrenceOutcome>> = {
  planned: "planned",
  scheduled: "planned",
  given: "given",
  "partly-given": "partly",
  "given-elsewhere": "given",
  "not-given": "missed",
  held: "held",
  deferred: "moved",
  omitted: "omitted",
  cancelled: "omitted",
  // A record that was never right is no mark; what stands in its place is.
  "entered-in-error": "omitted",
};

/**
 * One session as a mark, in words and by outcome. What an amendment took out of the calendar is no mark; an open session
 * whose day is past says that nobody has recorded it.
 */
function markOf(order: CourseOrder, session: PlacedSession, today: Day): Occurrence[] {
  const { day, state, n, sessionId, movedTo } = session;
  const name = sessionName(order, n);
  if (session.live && state !== "entered-in-error") {
    const words = `${name}, ${sessionStateWords[state].toLowerCase()}`;
    const label = isOpen(session) && day < today ? `${words}, not recorded yet` : words;
    return [{ day, kind: "session", label, outcome: outcomes[state], sessionId }];
  }
  if (state !== "deferred" || !movedTo) return [];
  const label = `${name}, moved to ${formatDay(movedTo)}`;
  return [{ day, kind: "session", label, outcome: "moved", movedTo, sessionId }];
}

/** The marks of the sessions of a course; `today` is the day at the patient's site. */
export function sessionMarks(order: CourseOrder, sessions: readonly PlacedSession[], today: Day): Occurrence[] {
  return sessions.flatMap((session) => markOf(order, session, today));
}
