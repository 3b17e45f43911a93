// From the rows of a patient to the treatments that are drawn: each with everything that is known to have happened to it.
import type { CourseSession } from "@/lib/domain/delivery/course";
import { delivered, deliveredSentence, wrongIn } from "@/lib/domain/delivery/delivered";
import { type PlacedSession, sessionMarks } from "@/lib/domain/delivery/session-marks";
import type { SessionState } from "@/lib/domain/delivery/session-states";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { dispositions, isDisposition } from "@/lib/domain/plan/end-plan";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import type { TreatmentState } from "@/lib/domain/plan/treatment-states";
import { type PlacedVisit, visitMarks, visitSentence } from "@/lib/domain/referral/visit-marks";
import { type ReviewDecision, reviewOf } from "@/lib/domain/review/review";
import { reviewPast } from "@/lib/domain/review/words";
import type { CourseOrder } from "@/lib/domain/schedule/course-order";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import type { SignedState } from "@/lib/domain/schedule/history";
import type { Occurrence } from "@/lib/domain/schedule/occurrences";
import type { Entry } from "@/lib/domain/schedule/spans";
import { type Day, formatDay } from "@/lib/domain/shared/day";

export type TreatmentRow = {
  planId: string;
  treatmentId: string;
  version: number;
  effectiveOn: Day;
  status: TreatmentState;
  content: unknown;
  disposition: string | null;
};
/** Id, number, day, day of the order, state, whether it counts, and the day of the one that took its place. */
type SessionCells = readonly [string, number, Day, Day, SessionState, boolean, Day | null];
export type CourseRow = { order: unknown; sessions: readonly SessionCells[] };
export type VisitRow = PlacedVisit & { treatmentId: string };
export type ReviewRow = ReviewDecision & { treatmentId: string; decidedOn: Day };

export type TimelineRows = {
  readonly plans: readonly { readonly planId: string; readonly endedOn: Day | null }[];
  readonly treatments: readonly TreatmentRow[];
  readonly courses: readonly CourseRow[];
  readonly visits: readonly VisitRow[];
  readonly reviews: readonly ReviewRow[];
  readonly drafts: readonly DraftTreatment[];
};

type Kept = CourseSession & PlacedSession;
type Course = { readonly order: CourseOrder; readonly sessions: readonly Kept[] };
type ByTreatment<T> = ReadonlyMap<string, readonly T[]>;

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ByTreatment<T> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known) known.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function courseOf({ order, sessions }: CourseRow): Course {
  return {
    order: readCourseOrder(order),
    sessions: sessions.map(([sessionId, n, day, plannedDay, state, live, movedTo]) => {
      return { sessionId, n, day, plannedDay, state, live, movedTo, time: null };
    }),
  };
}

type Happened = Pick<Extract<Entry, { signed: Treatment }>, "sessions" | "note">;

/** What became of the sessions or visits of a treatment; nothing where none was ever planned by name. */
function happened(courses: readonly Course[], visits: readonly VisitRow[], today: Day): Happened {
  const [first] = courses;
  if (first) {
    const live = courses.flatMap((course) => course.sessions.filter((session) => session.live));
    const wrong = wrongIn(courses.flatMap((course) => course.sessions));
    const noun = first.order.kind === "ivig" ? "infusion" : "session";
    return {
      sessions: courses.flatMap((course) => sessionMarks(course.order, course.sessions, today)),
      note: live.length > 0 ? deliveredSentence(delivered(live, today, wrong), noun) : null,
    };
  }
  return visits.length > 0 ? { sessions: visitMarks(visits, today), note: visitSentence(visits) } : {};
}

/** The day on which a treatment is due for review, and what was decided before. */
function reviewMarks(
  { reviewOn, action }: Treatment,
  rows: readonly ReviewRow[],
  isOver: boolean,
  today: Day,
): Occurrence[] {
  const decided = rows.map(({ decidedOn, dueOn, outcome }): Occurrence => {
    const label = `Review due ${formatDay(dueOn)}: ${reviewPast[outcome].toLowerCase()}`;
    return { day: decidedOn, kind: "review", label, outcome: "given" };
  });
  const dueOn = reviewOn && action !== "stop" && !isOver ? reviewOf(reviewOn, rows).dueOn : null;
  if (!dueOn) return decided;
  return [...decided, { day: dueOn, kind: "review", label: dueOn < today ? "Review overdue" : "Review due" }];
}

const endNote = (disposition: string | null, note: string | null | undefined) => {
  const words = disposition === null ? null : isDisposition(disposition) ? dispositions[disposition] : disposition;
  return [words ? `at the end: ${words}` : null, note].filter(Boolean).join("; ") || null;
};

/** Whether a treatment of the draft only repeats a hold that is signed already. */
const isNothingNew = (draft: DraftTreatment, signed: Treatment | undefined) =>
  signed !== undefined && draft.action === signed.action && draft.actionFrom === signed.actionFrom;

/** The treatments of all plans as they are drawn, in the order of their plans and versions; those of open drafts last. */
export function entriesOf(rows: TimelineRows, today: Day): Entry[] {
  const endedOn = new Map(rows.plans.map((plan) => [plan.planId, plan.endedOn]));
  const courses = grouped(rows.courses.map(courseOf), (course) => course.order.treatmentId);
  const visits = grouped(rows.visits, (visit) => visit.treatmentId);
  const reviews = grouped(rows.reviews, (review) => review.treatmentId);
  const newest = new Map<string, Treatment>();
  const signed = [...grouped(rows.treatments, (row) => row.treatmentId)].flatMap(([id, own]): Entry[] => {
    const last = own.at(-1);
    const states = own.map(({ version, effectiveOn, content }): SignedState => {
      return { version, effectiveOn, treatment: treatmentSchema.parse(content) };
    });
    const treatment = states.at(-1)?.treatment;
    if (!last || !treatment) return [];
    newest.set(id, treatment);
    const end = endedOn.get(last.planId) ?? null;
    const { sessions, note } = happened(courses.get(id) ?? [], visits.get(id) ?? [], today);
    return [
      {
        signed: treatment,
        states,
        status: last.status,
        endedOn: end,
        reviews: reviewMarks(treatment, reviews.get(id) ?? [], end !== null, today),
        note: endNote(last.disposition, note),
        ...(sessions ? { sessions } : {}),
      },
    ];
  });
  const drafts = rows.drafts.filter((draft) => !isNothingNew(draft, newest.get(draft.treatmentId)));
  return [...signed, ...drafts.map((draft): Entry => ({ draft }))];
}
