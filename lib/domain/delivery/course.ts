// A course as it is delivered: its live sessions, one for each number the order asks for.
import { courseDays } from "../schedule/course-days";
import { type CourseOrder, cycleOf } from "../schedule/course-order";
import type { Holidays } from "../schedule/working-days";
import type { Day } from "../shared/day";
import { isOpen, type SessionState } from "./session-states";

export interface CourseSession {
  readonly sessionId: string;
  /** 1 for the first of the course. A successor keeps the number of the session it takes the place of. */
  readonly n: number;
  readonly day: Day;
  /** Local 24-hour time at the site, `09:30`; null while it is not set. */
  readonly time: string | null;
  /** The day the order in force puts it on; differs from `day` once it was put off. */
  readonly plannedDay: Day;
  readonly state: SessionState;
}

/** Whom a move concerns: one session, it and all that follow, or every open session of its course. */
export type Scope = "this" | "this-and-following" | "whole-course";

/** One session to be made, still without an id. */
export interface NewSession {
  readonly n: number;
  readonly day: Day;
  readonly plannedDay: Day;
}

/** The sessions of a course that nobody has planned yet; `holidays` are those of the patient's site. */
export function newSessions(order: CourseOrder, holidays: Holidays): NewSession[] {
  return courseDays(order, holidays).map((day, i) => ({ n: i + 1, day, plannedDay: day }));
}

/** The sessions of a course in the order of their numbers. */
export function inOrder<S extends Pick<CourseSession, "n">>(sessions: readonly S[]): S[] {
  return [...sessions].sort((a, b) => a.n - b.n);
}

/**
 * The chosen session and the open ones that a scope means, in order. In a regimen `this` means the rest of the same cycle, since the days of a
 * cycle stay together.
 */
export function inScope(
  order: Pick<CourseOrder, "rhythm">,
  sessions: readonly CourseSession[],
  chosen: CourseSession,
  scope: Scope,
): CourseSession[] {
  const cycle = cycleOf(order, chosen.n);
  const meant = (s: CourseSession) => {
    if (scope === "whole-course") return true;
    if (s.n < chosen.n) return false;
    if (scope === "this-and-following") return true;
    return s.n === chosen.n || (cycle !== null && cycleOf(order, s.n) === cycle);
  };
  return inOrder(sessions.filter((s) => s.n === chosen.n || (isOpen(s) && meant(s))));
}

/** How to call a session: `Session 3 of 5`, `Infusion 2 of 5`, `Cycle 2 of 4, day 3`. */
export function sessionName(order: CourseOrder, n: number, of: number = order.sessions): string {
  if (order.rhythm.type !== "cycle") return `${order.kind === "ivig" ? "Infusion" : "Session"} ${n} of ${of}`;
  const { givenOn } = order.rhythm;
  const cycles = Math.ceil(of / givenOn.length);
  const day = givenOn[(n - 1) % givenOn.length] ?? 1;
  const cycle = `Cycle ${cycleOf(order, n) ?? 1} of ${cycles}`;
  return givenOn.length === 1 ? cycle : `${cycle}, day ${day}`;
}
