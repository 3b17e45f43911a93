// What a signed treatment orders to be given in dated sessions, course by course.
import type { CheckpointInhibitor, Regimen } from "../plan/kinds/cancer";
import type { ExchangeCourse, IvigCourse, Rhythm } from "../plan/kinds/exchange";
import type { Treatment } from "../plan/treatment";
import { addDays, type Day, daysBetween } from "../shared/day";

export type CourseKind = "exchange" | "ivig" | "cycle";

/** Cycles of so many days in which something is given on the same days each time; day 1 is the first. */
export interface CycleRhythm {
  readonly type: "cycle";
  readonly cycleDays: number;
  readonly givenOn: readonly number[];
}

export interface CourseOrder {
  readonly treatmentId: string;
  /** The course of the treatment; a treatment that is one course stands for itself. */
  readonly planCourseId: string;
  /** 1 for the first time the course is given; immune globulin repeats its courses. */
  readonly repeat: number;
  readonly kind: CourseKind;
  /** How to call it: `Induction`, `Maintenance, 2 of 6`, `Carboplatin and etoposide`. */
  readonly label: string;
  readonly start: Day;
  readonly sessions: number;
  readonly rhythm: Rhythm | CycleRhythm;
  /** Weekends and the holidays of the site are passed over. */
  readonly workingDaysOnly: boolean;
}

const purposeWords = { induction: "Induction", maintenance: "Maintenance", rescue: "Rescue" } as const;

/** The order of one exchange course. */
export function exchangeOrder(treatmentId: string, c: ExchangeCourse): CourseOrder {
  return {
    treatmentId,
    planCourseId: c.courseId,
    repeat: 1,
    kind: "exchange",
    label: purposeWords[c.purpose],
    start: c.start,
    sessions: c.sessions,
    rhythm: c.rhythm,
    workingDaysOnly: c.workingDaysOnly ?? false,
  };
}

/** The orders of one immune globulin course, one for each time it is given over consecutive days. */
export function ivigOrders(treatmentId: string, c: IvigCourse): CourseOrder[] {
  const purpose = purposeWords[c.purpose];
  return Array.from({ length: c.repeats }, (_, i) => ({
    treatmentId,
    planCourseId: c.courseId,
    repeat: i + 1,
    kind: "ivig",
    label: c.repeats === 1 ? purpose : `${purpose}, ${i + 1} of ${c.repeats}`,
    start: addDays(c.start, i * (c.everyWeeks ?? 0) * 7),
    sessions: c.days,
    rhythm: { type: "interval", everyDays: 1 },
    workingDaysOnly: c.workingDaysOnly ?? false,
  }));
}

function regimenOrder(t: Regimen): CourseOrder {
  const givenOn = [...new Set(t.components.flatMap((c) => c.days))].sort((a, b) => a - b);
  return {
    treatmentId: t.treatmentId,
    planCourseId: t.treatmentId,
    repeat: 1,
    kind: "cycle",
    label: t.name,
    start: t.start,
    sessions: t.cycles * givenOn.length,
    rhythm: { type: "cycle", cycleDays: t.cycleDays, givenOn },
    workingDaysOnly: false,
  };
}

const OPEN_ENDED_DOSES = 60;

/** Doses of a checkpoint inhibitor; without a number, as many as begin by its end or, when it has none, its review. */
function inhibitorOrder(t: CheckpointInhibitor): CourseOrder {
  const last = t.end ?? t.reviewOn ?? t.start;
  const untilLast = last < t.start ? 1 : Math.floor(daysBetween(t.start, last) / t.everyDays) + 1;
  return {
    treatmentId: t.treatmentId,
    planCourseId: t.treatmentId,
    repeat: 1,
    kind: "cycle",
    label: t.name,
    start: t.start,
    sessions: t.dosesPlanned ?? Math.min(untilLast, OPEN_ENDED_DOSES),
    rhythm: { type: "cycle", cycleDays: t.everyDays, givenOn: [1] },
    workingDaysOnly: false,
  };
}

/** The courses of a treatment in order; none for kinds that are not given in sessions. Stop and hold are not regarded. */
export function courseOrders(t: Treatment): readonly CourseOrder[] {
  switch (t.kind) {
    case "plasma-exchange":
      return t.courses.map((c) => exchangeOrder(t.treatmentId, c));
    case "ivig":
      return t.courses.flatMap((c) => ivigOrders(t.treatmentId, c));
    case "regimen":
      return [regimenOrder(t)];
    case "checkpoint-inhibitor":
      return [inhibitorOrder(t)];
    default:
      return [];
  }
}

/** What a course is called among the courses of its plan; stable from version to version. */
export function courseKey(order: Pick<CourseOrder, "treatmentId" | "planCourseId" | "repeat">): string {
  return `${order.treatmentId}/${order.planCourseId}/${order.repeat}`;
}

/** The cycle of the n-th session, from 1, or null when the course has no cycles. */
export function cycleOf(order: Pick<CourseOrder, "rhythm">, n: number): number | null {
  return order.rhythm.type === "cycle" ? Math.ceil(n / order.rhythm.givenOn.length) : null;
}
