import "server-only";
import { type CourseSession, sessionName } from "@/lib/domain/delivery/course";
import { delivered, deliveredSentence, wrongIn } from "@/lib/domain/delivery/delivered";
import { isDelivered, isOpen } from "@/lib/domain/delivery/session-states";
import { sessionStateWords } from "@/lib/domain/delivery/words";
import type { CourseOrder } from "@/lib/domain/schedule/course-order";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import type { Occurrence } from "@/lib/domain/schedule/occurrences";
import { formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

/** A course of a plan: planned against delivered in one sentence, and its sessions for the timeline. */
export type PlanCourse = {
  readonly id: string;
  readonly treatmentId: string;
  readonly label: string;
  readonly sentence: string;
  /** The session to open: the next one, or the last when all is done. */
  readonly sessionId: string | null;
  readonly marks: readonly Occurrence[];
};

type Kept = CourseSession & { readonly live: boolean };
type Row = { id: string; order: unknown; zone: string; sessions: readonly Kept[] };

const courses = statement<Row>(
  "plan-courses",
  `SELECT c.id, c.planned_by AS "order", st.zone,
          (SELECT coalesce(json_agg(json_build_object('sessionId', s.id, 'n', s.n, 'day', s.day::text, 'plannedDay', s.planned_day::text,
                    'time', s.time, 'state', s.state, 'live', s.live) ORDER BY s.n, s.changed_at), '[]'::json)
             FROM course_session s WHERE s.course_id = c.id) AS sessions
     FROM course c JOIN patient p ON p.id = c.patient_id JOIN site st ON st.id = p.site_id
    WHERE c.plan_id = $1::uuid ORDER BY c.planned_by->>'start', c.repeat, c.id`,
);

/** The courses of a plan with what became of their sessions. */
export async function coursesOfPlan(actor: Actor, planId: string): Promise<readonly PlanCourse[] | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, now }) => (await sql(courses, [planId])).map((row) => courseOf(row, now)),
  });
}

function courseOf({ id, order: kept, zone, sessions }: Row, now: string): PlanCourse {
  const order = readCourseOrder(kept);
  const live = sessions.filter((s) => s.live);
  const next = live.find(isOpen) ?? live.at(-1);
  const done = delivered(live, dayInZone(now, zone), wrongIn(sessions));
  return {
    id,
    treatmentId: order.treatmentId,
    label: order.label,
    sentence: deliveredSentence(done, order.kind === "ivig" ? "infusion" : "session"),
    sessionId: next?.sessionId ?? null,
    marks: sessions.flatMap((s) => markOf(order, s, live)),
  };
}

/** A session on the timeline: where it is, and where it was before it was put off. Cancelled by an amendment: not at all. */
function markOf(order: CourseOrder, session: Kept, live: readonly Kept[]): Occurrence[] {
  const { day, state, n } = session;
  const name = sessionName(order, n);
  if (session.live) {
    const outcome = isDelivered(session) ? "given" : isOpen(session) ? "planned" : "missed";
    return [{ day, kind: "session", label: `${name}, ${sessionStateWords[state].toLowerCase()}`, outcome }];
  }
  const to = live.find((s) => s.n === n)?.day;
  if (state !== "deferred" || !to) return [];
  return [{ day, kind: "session", label: `${name}, moved to ${formatDay(to)}`, outcome: "moved" }];
}
