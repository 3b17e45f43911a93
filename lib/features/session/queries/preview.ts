// What a move would change, before anybody confirms it: old and new days, and what would then lie badly.

import { conflictChange } from "@/lib/domain/delivery/conflicts";
import { type CourseSession, type Scope, sessionName } from "@/lib/domain/delivery/course";
import { dayLists, type LiveDays } from "@/lib/domain/delivery/day-lists";
import {
  applied,
  type Change,
  type CourseView,
  cancel,
  defer,
  omit,
  stopCourse,
  tooClose,
} from "@/lib/domain/delivery/moves";
import { isDelivered, isOpen } from "@/lib/domain/delivery/session-states";
import { type CourseOrder, courseKey, cycleOf } from "@/lib/domain/schedule/course-order";
import { addDays, type Day } from "@/lib/domain/shared/day";
import { ok } from "@/lib/domain/shared/result";
import type { JudgedPlan } from "./source";

export type AskedMove = {
  readonly move: "defer" | "omit" | "cancel" | "stop";
  readonly to: Day | null;
  readonly scope: Scope | null;
};

export type MovePreview = AskedMove & {
  /** Why it cannot be done; null when it can. */
  readonly problem: string | null;
  readonly changes: readonly {
    readonly n: number;
    readonly label: string;
    readonly from: Day;
    readonly to: Day | null;
  }[];
  /** What would lie badly that does not now, in words. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

const HORIZON_DAYS = 400;

function decide(course: CourseView, sessionId: string, { move, to, scope }: AskedMove) {
  if (move === "stop") return ok(stopCourse(course, course.today));
  if (!scope) return null;
  if (move === "omit") return omit(course, sessionId, scope);
  if (move === "cancel") return cancel(course, sessionId, scope);
  return to ? defer(course, sessionId, to, scope) : null;
}

/** The move that is being considered, worked out; problems are sentences. */
export function previewMove(
  row: { readonly id: string },
  order: CourseOrder,
  sessions: readonly CourseSession[],
  plan: JudgedPlan,
  today: Day,
  asked: AskedMove,
): MovePreview | null {
  const answer = decide({ order, sessions, holidays: plan.holidays, today }, row.id, asked);
  const none = { ...asked, changes: [], added: [], removed: [] };
  if (!answer) return null;
  if (!answer.ok) return { ...none, problem: answer.problem };
  if (answer.value.length === 0) return { ...none, problem: "There is nothing left to move" };
  const after = applied(sessions, answer.value, (change) => change.sessionId);
  const close = (list: readonly CourseSession[]) =>
    tooClose(order, list).map((n) => `${sessionName(order, n)} would come sooner after the one before than ordered`);
  const closeBefore = new Set(close(sessions));
  const change = conflictChange(daysIn(plan, order, sessions, today), daysIn(plan, order, after, today));
  return {
    ...asked,
    problem: null,
    changes: answer.value.map(({ n, from, to }: Change) => ({ n, label: sessionName(order, n), from, to })),
    added: [...close(after).filter((words) => !closeBefore.has(words)), ...change.added.map((c) => c.text)],
    removed: change.removed.map((c) => c.text),
  };
}

/** The days of the whole plan with the sessions of one course as given. */
function daysIn(plan: JudgedPlan, order: CourseOrder, sessions: readonly CourseSession[], today: Day) {
  const counted = sessions.filter((s) => isOpen(s) || isDelivered(s));
  const live = new Map<string, LiveDays>();
  for (const other of plan.courses) {
    const isThis = courseKey(other.order) === courseKey(order);
    const days = isThis ? counted.map((s) => s.day) : other.days;
    const before = live.get(other.order.treatmentId);
    const starts = isThis && order.rhythm.type === "cycle" ? cycleStarts(order, counted) : before?.cycleStarts;
    live.set(other.order.treatmentId, {
      days: [...(before?.days ?? []), ...days],
      ...(starts ? { cycleStarts: starts } : {}),
    });
  }
  return dayLists(plan.treatments, live, addDays(today, HORIZON_DAYS), plan.holidays);
}

function cycleStarts(order: CourseOrder, sessions: readonly CourseSession[]): Day[] {
  const first = new Map<number, Day>();
  for (const { n, day } of sessions) {
    const cycle = cycleOf(order, n) ?? n;
    const known = first.get(cycle);
    if (!known || day < known) first.set(cycle, day);
  }
  return [...first.values()];
}
