// Where the sessions of a plan really are, for whoever judges it.
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { LiveDays } from "@/lib/domain/safety/app/live-days";
import { type CourseOrder, courseKey, courseOrders } from "@/lib/domain/schedule/course-order";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import type { Day } from "@/lib/domain/shared/day";

export type KeptCourse = { readonly order: unknown; readonly days: readonly Day[] };
export type LiveCourse = { readonly order: CourseOrder; readonly days: readonly Day[] };

/** SQL: the courses of the plan `p` with the days on which something was or will be given. */
export const coursesOfPlanText = `(SELECT coalesce(json_agg(json_build_object('order', c.planned_by, 'days',
    (SELECT coalesce(json_agg(s.day::text ORDER BY s.n), '[]'::json) FROM course_session s WHERE s.course_id = c.id AND s.live
       AND s.state IN ('planned', 'scheduled', 'given', 'partly-given', 'given-elsewhere'))) ORDER BY c.id), '[]'::json)
  FROM course c WHERE c.plan_id = p.id)`;

export const readCourses = (kept: readonly KeptCourse[]): LiveCourse[] =>
  kept.map(({ order, days }) => ({ order: readCourseOrder(order), days }));

/** The live days of each treatment, a list for each of its courses. */
export function liveDaysOf(treatments: readonly Treatment[], courses: readonly LiveCourse[]): LiveDays {
  const byKey = new Map(courses.map(({ order, days }) => [courseKey(order), days]));
  const ownDays = (order: CourseOrder) => byKey.get(courseKey(order)) ?? [];
  return new Map(treatments.map((t) => [t.treatmentId, courseOrders(t).map(ownDays)]));
}
