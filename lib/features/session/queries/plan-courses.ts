import "server-only";
import type { CourseSession } from "@/lib/domain/delivery/course";
import { delivered, deliveredSentence, wrongIn } from "@/lib/domain/delivery/delivered";
import { type PlacedSession, sessionMarks } from "@/lib/domain/delivery/session-marks";
import { isOpen } from "@/lib/domain/delivery/session-states";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import type { Occurrence } from "@/lib/domain/schedule/occurrences";
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

type Kept = CourseSession & PlacedSession;
type Row = { id: string; order: unknown; zone: string; sessions: readonly Kept[] };

const courses = statement<Row>(
  "plan-courses",
  `SELECT c.id, c.planned_by AS "order", st.zone,
          (SELECT coalesce(json_agg(json_build_object('sessionId', s.id, 'n', s.n, 'day', s.day::text, 'plannedDay', s.planned_day::text,
                    'time', s.time, 'state', s.state, 'live', s.live,
                    'movedTo', (SELECT x.day::text FROM course_session x WHERE x.replaces_id = s.id)) ORDER BY s.n, s.changed_at), '[]'::json)
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
  const today = dayInZone(now, zone);
  const done = delivered(live, today, wrongIn(sessions));
  return {
    id,
    treatmentId: order.treatmentId,
    label: order.label,
    sentence: deliveredSentence(done, order.kind === "ivig" ? "infusion" : "session"),
    sessionId: next?.sessionId ?? null,
    marks: sessionMarks(order, sessions, today),
  };
}
