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
import { dayOfCycle, givenOnDay, type Reduction, reducedAmount, reductionSums } from "./reduction";

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

function regimenDose(
  t: Extract<Treatment, { kind: "regimen" }>,
  order: CourseOrder,
  n: number,
  reduction: Reduction | null,
): SessionDose {
  const signed = givenOnDay(t, dayOfCycle(order, n));
  const percent = reduction && reduction.percent < 100 ? reduction.percent : null;
  const today = percent === null ? signed : signed.map((c) => ({ ...c, amount: reducedAmount(c.amount, percent) }));
  const line = today.map((c) => `${tallMan(c.name).display} ${amountText(c)}, ${routeLabel(c.route)}`).join("; ");
  const workings = sums(signed.map((c) => c.working));
  const none = { volumeL: null, grams: null };
  if (percent === null) return { order: line, workings, ...none };
  const why = `Reduced, because: ${reduction?.reason ?? ""}`;
  return {
    order: `Reduced to ${percent}%: ${line}`,
    workings: [...workings, ...reductionSums(signed, percent), why],
    ...none,
  };
}

/**
 * The order of session n of a course: litres and fluid of an exchange, grams of an infusion in whole vials, the drugs given on
 * this day of a cycle. Null when the treatment has no such course any more.
 */
export function sessionDose(
  t: Treatment,
  order: CourseOrder,
  n: number,
  reduction: Reduction | null = null,
): SessionDose | null {
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
  if (t.kind === "regimen") return regimenDose(t, order, n, reduction);
  if (t.kind === "checkpoint-inhibitor") {
    const line = `${tallMan(t.name).display} ${amountText(t)}, ${routeLabel(t.route)}`;
    return { order: line, workings: sums([t.working]), volumeL: null, grams: null };
  }
  return null;
}
