// An amendment plans the future anew and leaves what was recorded, and what is past, as it is.
import { allowedFrom, courseDays, nextDay } from "../schedule/course-days";
import type { CourseOrder } from "../schedule/course-order";
import type { Holidays } from "../schedule/working-days";
import type { Day } from "../shared/day";
import { type CourseSession, inOrder, type NewSession } from "./course";
import type { Change } from "./moves";
import { isOpen } from "./session-states";

/** A session to be made; `replaces` is the live session of the same number whose place it takes. */
export interface Replacement extends NewSession {
  readonly replaces: string | null;
}

export interface RePlanned {
  readonly cancel: readonly Change[];
  readonly add: readonly Replacement[];
}

interface Amendment {
  /** The order the sessions were planned by, and the one now in force. */
  readonly previous: CourseOrder;
  readonly next: CourseOrder;
  readonly holidays: Holidays;
  /** The first day of the future: the day of signing at the site. */
  readonly from: Day;
}

const timing = ({ rhythm, start, workingDaysOnly }: CourseOrder) => JSON.stringify([rhythm, start, workingDaysOnly]);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

const cancelled = (s: CourseSession): Change => ({
  sessionId: s.sessionId,
  n: s.n,
  move: "cancel",
  from: s.day,
  to: null,
});

/**
 * What an amended order changes in the live sessions of a course. Recorded, past and omitted sessions stay. With the same
 * timing, sessions that were put off keep their days, and only the number of sessions is adjusted at the end; with another
 * timing, those to come follow the last one that stays. Doing it twice changes nothing more.
 */
export function rePlan(sessions: readonly CourseSession[], { previous, next, holidays, from }: Amendment): RePlanned {
  const isFuture = (s: CourseSession) => isOpen(s) && s.day >= from;
  // What an earlier amendment took away beyond the number then ordered may come back.
  const mayReturn = (s: CourseSession) => s.state === "cancelled" && s.n > previous.sessions;
  const keepsTiming = timing(previous) === timing(next);
  const stays = (s: CourseSession) =>
    (!isFuture(s) && !mayReturn(s)) || (keepsTiming && isFuture(s) && s.n <= next.sessions);
  const byNumber = new Map(sessions.map((s) => [s.n, s]));
  const cancel: Change[] = [];
  const add: Replacement[] = [];
  let before: { readonly n: number; readonly day: Day } | null = null;
  for (let n = 1; n <= next.sessions; n += 1) {
    const live = byNumber.get(n);
    if (live && stays(live)) {
      before = live.state === "cancelled" || live.state === "omitted" ? before : live;
      continue;
    }
    const day: Day = before
      ? allowedFrom(next, later(nextDay(next, n - 1, before.day, holidays), later(next.start, from)), holidays)
      : allowedFrom(next, later(firstDay(next, holidays), from), holidays);
    before = { n, day };
    if (live && isFuture(live) && live.day === day && live.plannedDay === day) continue;
    if (live && isFuture(live)) cancel.push(cancelled(live));
    add.push({ n, day, plannedDay: day, replaces: live?.sessionId ?? null });
  }
  const surplus = inOrder(sessions.filter((s) => s.n > next.sessions && isFuture(s))).map(cancelled);
  return { cancel: [...cancel, ...surplus], add };
}

const firstDay = (order: CourseOrder, holidays: Holidays): Day =>
  courseDays({ ...order, sessions: 1 }, holidays)[0] ?? order.start;

/** The live sessions once a re-plan is made; `idOf` names the new ones. */
export function rePlanned(
  sessions: readonly CourseSession[],
  { cancel, add }: RePlanned,
  idOf: (session: NewSession) => string,
): CourseSession[] {
  const gone = new Set(cancel.map((c) => c.sessionId));
  const replaced = new Set(add.map((a) => a.replaces));
  const kept = sessions
    .filter((s) => !replaced.has(s.sessionId))
    .map((s): CourseSession => (gone.has(s.sessionId) ? { ...s, state: "cancelled" } : s));
  const made = add.map(
    ({ replaces: _, ...session }): CourseSession => ({
      ...session,
      sessionId: idOf(session),
      time: null,
      state: "planned",
    }),
  );
  return inOrder([...kept, ...made]);
}
