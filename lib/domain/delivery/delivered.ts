// Planned against delivered, course by course: in numbers, and in one sentence.
import { counted } from "../plan/labels";
import { type Day, daysBetween, formatDay } from "../shared/day";
import { type CourseSession, inOrder } from "./course";
import { isOpen, type SessionState } from "./session-states";

export interface Delivered {
  /** Live sessions of the course, whatever became of them. */
  readonly planned: number;
  readonly given: number;
  readonly partlyGiven: number;
  readonly givenElsewhere: number;
  readonly notGiven: number;
  readonly held: number;
  readonly omitted: number;
  readonly cancelled: number;
  /** Sessions on another day than the order has them, given or still to come, with the fewest and the most days between. */
  readonly deferred: { readonly sessions: number; readonly fewestDays: number; readonly mostDays: number } | null;
  /** Sessions still to come, and the day of the first. */
  readonly open: number;
  readonly next: Day | null;
  /** Open sessions whose day is past: nobody has recorded them. */
  readonly overdue: number;
  /** Records that were entered in error and replaced. */
  readonly corrected: number;
}

/** How many rows of a course are records entered in error. */
export const wrongIn = (rows: readonly { readonly state: SessionState }[]): number =>
  rows.filter((row) => row.state === "entered-in-error").length;

/** What became of the live sessions of a course; `today` is the day at the patient's site, `corrected` the wrong records replaced. */
export function delivered(sessions: readonly CourseSession[], today: Day, corrected = 0): Delivered {
  const inState = (state: SessionState) => sessions.filter((s) => s.state === state).length;
  const open = inOrder(sessions.filter(isOpen));
  const late = sessions
    .filter((s) => s.state !== "omitted" && s.state !== "cancelled")
    .map((s) => daysBetween(s.plannedDay, s.day))
    .filter((days) => days !== 0);
  return {
    planned: sessions.length,
    given: inState("given"),
    partlyGiven: inState("partly-given"),
    givenElsewhere: inState("given-elsewhere"),
    notGiven: inState("not-given"),
    held: inState("held"),
    omitted: inState("omitted"),
    cancelled: inState("cancelled"),
    deferred:
      late.length === 0 ? null : { sessions: late.length, fewestDays: Math.min(...late), mostDays: Math.max(...late) },
    open: open.length,
    next: open.find((s) => s.day >= today)?.day ?? null,
    overdue: open.filter((s) => s.day < today).length,
    corrected,
  };
}

function deferredText({ sessions, fewestDays, mostDays }: NonNullable<Delivered["deferred"]>): string {
  const days = fewestDays === mostDays ? counted(mostDays, "day") : `${fewestDays} to ${counted(mostDays, "day")}`;
  return `${sessions} deferred by ${days}`;
}

/** `4 of 5 sessions given, 1 deferred by 2 days`: what was given first, then everything that departed from the order. */
export function deliveredSentence(d: Delivered, noun = "session"): string {
  const some = (count: number, words: string) => (count > 0 ? [`${count} ${words}`] : []);
  return [
    `${d.given} of ${counted(d.planned, noun)} given`,
    ...some(d.partlyGiven, "given in part"),
    ...some(d.givenElsewhere, "given elsewhere"),
    ...some(d.notGiven, "not given"),
    ...some(d.held, "held for the prescriber"),
    ...some(d.omitted, "omitted"),
    ...some(d.cancelled, "cancelled"),
    ...(d.deferred ? [deferredText(d.deferred)] : []),
    ...some(d.overdue, "not recorded yet"),
    ...(d.corrected > 0 ? [`${counted(d.corrected, "record")} corrected`] : []),
    ...(d.next ? [`next ${formatDay(d.next)}`] : []),
  ].join(", ");
}
