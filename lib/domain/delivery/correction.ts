// Putting a wrong record right: whether what is said to be right can stand in its place.
import { type Day, formatDay } from "../shared/day";
import { fail, ok, type Result } from "../shared/result";
import { type CourseSession, inOrder } from "./course";
import type { CourseView } from "./moves";
import { isCorrectable, isDelivered, isOpen } from "./session-states";

/** What a wrong record is replaced with: what really happened, or `planned` when nothing has happened yet. */
export const correctedOutcomes = ["given", "partly-given", "not-given", "given-elsewhere", "held", "planned"] as const;
export type CorrectedOutcome = (typeof correctedOutcomes)[number];

export interface Correction {
  readonly outcome: CorrectedOutcome;
  /** The day on which it really was, or is to be. */
  readonly day: Day;
}

/** A refusal in words, and the field it belongs to. */
export interface CorrectionProblem {
  readonly field: "outcome" | "day";
  readonly message: string;
}

const counts = (s: CourseSession) => isOpen(s) || isDelivered(s);
const no = (field: CorrectionProblem["field"], message: string) => fail({ field, message });

function dayProblem(
  { order, sessions, today }: CourseView,
  wrong: CourseSession,
  correction: Correction,
): string | null {
  const { outcome, day } = correction;
  const happened = outcome !== "planned" && outcome !== "held";
  if (happened && day > today) return `${formatDay(day)} has not come: enter the day on which it happened`;
  if (day < order.start && day !== wrong.day)
    return `The course begins on ${formatDay(order.start)}: enter a later day`;
  if (outcome === "not-given") return null;
  const others = inOrder(sessions.filter((s) => s.n !== wrong.n && counts(s)));
  const before = others.filter((s) => s.n < wrong.n).find((s) => s.day >= day);
  if (before) return `Session ${before.n} is on ${formatDay(before.day)}: enter a later day`;
  const after = others.find((s) => s.n > wrong.n && s.day <= day);
  return after ? `Session ${after.n} is on ${formatDay(after.day)}: enter an earlier day` : null;
}

/**
 * The live session whose record is wrong, when what is said to be right may stand in its place; a refusal names the field.
 * What happened lies on a day that has come, keeps the order of the sessions and is not before the course begins; a session
 * that is to come again must still be ordered.
 */
export function correct(
  course: CourseView,
  sessionId: string,
  correction: Correction,
): Result<CourseSession, CorrectionProblem> {
  const wrong = course.sessions.find((s) => s.sessionId === sessionId);
  if (!wrong) return no("outcome", "This session is no longer part of the course: look at it again");
  if (!isCorrectable(wrong)) return no("outcome", "Nothing is recorded of this session yet: record or move it");
  if (correction.outcome === "planned" && wrong.n > course.order.sessions)
    return no("outcome", `The order in force has ${course.order.sessions} sessions: this one cannot come again`);
  const problem = dayProblem(course, wrong, correction);
  return problem ? no("day", problem) : ok(wrong);
}
