// What one session gives, in words, as the signed treatment orders it.
import { gramsByDay } from "../calculation/ivig";
import { workingSentence } from "../calculation/working-sentence";
import { accessLabels, anticoagulantLabels, replacementLabels } from "../plan/labels";
import type { Treatment } from "../plan/treatment";
import type { StoredWorking } from "../plan/working";
import type { CourseOrder } from "../schedule/course-order";
import { volumeText } from "../version/course-text";
import { amountText } from "../version/text-part";
import { formatDose } from "../wording/dose";
import { tallMan } from "../wording/medicine-name";
import { routeLabel } from "../wording/route";

export interface SessionDose {
  /** The order of this session in one line. */
  readonly order: string;
  /** The sums it rests on, each in one line; empty when it was ordered as it is. */
  readonly workings: readonly string[];
  /** What stands in the record form before anybody types; only amounts that the order fixes. */
  readonly volumeL: string | null;
  readonly grams: string | null;
}

const sums = (workings: readonly (StoredWorking | null)[]) =>
  workings.flatMap((working) => (working ? [workingSentence(working)] : []));

function regimenDose(t: Extract<Treatment, { kind: "regimen" }>, order: CourseOrder, n: number): SessionDose {
  const givenOn = order.rhythm.type === "cycle" ? order.rhythm.givenOn : [1];
  const day = givenOn[(n - 1) % givenOn.length] ?? 1;
  const today = t.components.filter((c) => c.days.includes(day));
  const line = today.map((c) => `${tallMan(c.name).display} ${amountText(c)}, ${routeLabel(c.route)}`).join("; ");
  return { order: line, workings: sums(today.map((c) => c.working)), volumeL: null, grams: null };
}

/**
 * The order of session n of a course: litres and fluid of an exchange, grams of an infusion in whole vials, the drugs given on
 * this day of a cycle. Null when the treatment has no such course any more.
 */
export function sessionDose(t: Treatment, order: CourseOrder, n: number): SessionDose | null {
  if (t.kind === "plasma-exchange") {
    const course = t.courses.find((c) => c.courseId === order.planCourseId);
    if (!course) return null;
    const parts = [
      `${volumeText(course)} replaced with ${replacementLabels[course.replacement]}`,
      `through ${accessLabels[course.access]}`,
      anticoagulantLabels[course.anticoagulant],
    ];
    return { order: parts.join(", "), workings: sums([course.working]), volumeL: course.volumeL, grams: null };
  }
  if (t.kind === "ivig") {
    const course = t.courses.find((c) => c.courseId === order.planCourseId);
    if (!course) return null;
    const grams = gramsByDay(course.plannedG, course.days)?.[n - 1] ?? null;
    const total = `${formatDose(course.plannedG, "g")} over ${course.days} days`;
    const line = grams
      ? `${formatDose(grams, "g")} today, of ${total}`
      : `${total}; share of this day not in whole vials`;
    return { order: `${line}, intravenous`, workings: sums([course.working]), volumeL: null, grams };
  }
  if (t.kind === "regimen") return regimenDose(t, order, n);
  if (t.kind === "checkpoint-inhibitor") {
    const line = `${tallMan(t.name).display} ${amountText(t)}, ${routeLabel(t.route)}`;
    return { order: line, workings: sums([t.working]), volumeL: null, grams: null };
  }
  return null;
}
