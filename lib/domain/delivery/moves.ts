// Moving sessions: what would change, before anything does. Delivered and recorded sessions are never among the changes.
import { leastGap, shifted } from "../schedule/course-days";
import type { CourseOrder } from "../schedule/course-order";
import type { Holidays } from "../schedule/working-days";
import { addDays, type Day, daysBetween, formatDay } from "../shared/day";
import { fail, ok, type Result } from "../shared/result";
import { type CourseSession, inOrder, inScope, type Scope } from "./course";
import { isDelivered, isOpen } from "./session-states";

export interface Change {
  readonly sessionId: string;
  readonly n: number;
  readonly move: "defer" | "omit" | "cancel";
  readonly from: Day;
  /** The new day of a deferred session, or of a held one that may be given; null when it is omitted or cancelled. */
  readonly to: Day | null;
}

export interface CourseView {
  readonly order: CourseOrder;
  /** The live sessions of the course. */
  readonly sessions: readonly CourseSession[];
  /** Holidays of the patient's site. */
  readonly holidays: Holidays;
  /** Today at the patient's site. */
  readonly today: Day;
}

export type MoveAnswer = Result<readonly Change[], string>;

const isHeld = (s: CourseSession) => s.state === "held";

function chosenIn(sessions: readonly CourseSession[], sessionId: string): Result<CourseSession, string> {
  const chosen = sessions.find((s) => s.sessionId === sessionId);
  if (!chosen) return fail("This session is no longer part of the course: look at it again");
  if (isOpen(chosen) || isHeld(chosen)) return ok(chosen);
  return fail(`This session is ${chosen.state.replace("-", " ")}: it cannot be moved`);
}

const counts = (s: CourseSession) => isOpen(s) || isDelivered(s);

/** What stands in the way of the new days, in words; null when nothing does. */
function obstacle({ sessions, today }: CourseView, changes: readonly Change[]): string | null {
  const moved = new Map(changes.map((c) => [c.sessionId, c.to]));
  const past = changes.find((c) => c.to !== null && c.to < today);
  if (past?.to) return `Session ${past.n} would fall on ${formatDay(past.to)}, which is past: choose a later day`;
  const after = inOrder(sessions.filter((s) => counts(s) || moved.has(s.sessionId))).map((s) => ({
    ...s,
    day: moved.get(s.sessionId) ?? s.day,
  }));
  for (const [at, session] of after.entries()) {
    const next = after[at + 1];
    if (!next || session.day < next.day || !(moved.has(session.sessionId) || moved.has(next.sessionId))) continue;
    const [one, other] = [
      `Session ${session.n} on ${formatDay(session.day)}`,
      `session ${next.n} on ${formatDay(next.day)}`,
    ];
    return `${one} would not come before ${other}: choose another day, or move all that follow`;
  }
  return null;
}

const deferred = (session: CourseSession, to: Day): Change => ({
  sessionId: session.sessionId,
  n: session.n,
  move: "defer",
  from: session.day,
  to,
});

/**
 * Puts a session off to a later day. `this` moves it alone (in a regimen, the rest of its cycle); `this-and-following` and
 * `whole-course` move the other open sessions by as many days, spacing, weekdays and working days kept. Refused when the day
 * is not later or past, or when sessions would change their order. A held session gets a successor, on the same day at the
 * earliest: the prescriber's answer that it may be given.
 */
export function defer(course: CourseView, sessionId: string, to: Day, scope: Scope): MoveAnswer {
  const chosen = chosenIn(course.sessions, sessionId);
  if (!chosen.ok) return chosen;
  const by = daysBetween(chosen.value.day, to);
  if (by < 0 || (by === 0 && !isHeld(chosen.value))) return fail(`Choose a day after ${formatDay(chosen.value.day)}`);
  const meant = inScope(course.order, course.sessions, chosen.value, scope);
  const first = meant[0] ?? chosen.value;
  const days = shifted(course.order, meant, first.n === chosen.value.n ? to : addDays(first.day, by), course.holidays);
  const changes = meant.flatMap((session, at) => {
    const day = days[at];
    return day && (day !== session.day || isHeld(session)) ? [deferred(session, day)] : [];
  });
  const problem = obstacle(course, changes);
  return problem ? fail(problem) : ok(changes);
}

const ended = (sessions: readonly CourseSession[], move: "omit" | "cancel"): Change[] =>
  sessions.map((s) => ({ sessionId: s.sessionId, n: s.n, move, from: s.day, to: null }));

/** Leaves sessions out for good, by clinical decision; the others keep their days. */
export function omit(course: CourseView, sessionId: string, scope: Scope): MoveAnswer {
  const chosen = chosenIn(course.sessions, sessionId);
  return chosen.ok ? ok(ended(inScope(course.order, course.sessions, chosen.value, scope), "omit")) : chosen;
}

/** Takes sessions out of the calendar, for a reason of organisation; the others keep their days. */
export function cancel(course: CourseView, sessionId: string, scope: Scope): MoveAnswer {
  const chosen = chosenIn(course.sessions, sessionId);
  return chosen.ok ? ok(ended(inScope(course.order, course.sessions, chosen.value, scope), "cancel")) : chosen;
}

/** Ends a course: every open session from a day on is cancelled; what was before stays to be recorded. */
export function stopCourse(course: Pick<CourseView, "sessions">, from: Day): readonly Change[] {
  return ended(inOrder(course.sessions.filter((s) => isOpen(s) && s.day >= from)), "cancel");
}

/** The live sessions once changes are made; `idOf` names the successor of a deferred or held one. */
export function applied(
  sessions: readonly CourseSession[],
  changes: readonly Change[],
  idOf: (change: Change) => string,
): CourseSession[] {
  const byId = new Map(changes.map((c) => [c.sessionId, c]));
  return sessions.map((s) => {
    const change = byId.get(s.sessionId);
    if (!change) return s;
    const state = change.move === "omit" ? "omitted" : "cancelled";
    if (change.to === null) return { ...s, sessionId: isHeld(s) ? idOf(change) : s.sessionId, state };
    return { ...s, sessionId: idOf(change), day: change.to, state: "planned" };
  });
}

/** Sessions that would come closer to each other than their rhythm has them, by the number of the later one. */
export function tooClose(order: CourseOrder, sessions: readonly CourseSession[]): readonly number[] {
  const live = inOrder(sessions.filter(counts));
  return live.flatMap((session, at) => {
    const before = live[at - 1];
    if (!before || session.n !== before.n + 1) return [];
    return daysBetween(before.day, session.day) < leastGap(order, before.n) ? [session.n] : [];
  });
}
