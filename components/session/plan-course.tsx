import type { PlanCourse } from "@/lib/features/session/queries/plan-courses";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { UnbrokenDates } from "../ui/nowrap";

/** Planned against delivered under a treatment, a line for each course. */
export function PlanCourses({ courses }: { readonly courses: readonly PlanCourse[] }) {
  return courses.map((course) => (
    <span key={course.id} className="block text-small" data-clinical="">
      {course.sessionId ? (
        <Link href={paths.session(course.sessionId)} className="link">
          {course.label}
        </Link>
      ) : (
        course.label
      )}
      : <UnbrokenDates>{course.sentence}</UnbrokenDates>
    </span>
  ));
}
