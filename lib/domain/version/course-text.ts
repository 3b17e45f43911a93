// Courses, cycles and sessions, in words.

import { gramsByDay } from "../calculation/ivig";
import type { RegimenComponent } from "../plan/kinds/cancer";
import type { ExchangeCourse, IvigCourse, Rhythm } from "../plan/kinds/exchange";
import { accessLabels, anticoagulantLabels, counted, purposeLabels, replacementLabels } from "../plan/labels";
import { formatDay } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { tallMan } from "../wording/medicine-name";
import { routeLabel } from "../wording/route";
import { amountText, dosePart, optional, part, type TextLine } from "./text-part";

/** `every 2 days`, `daily`, `on Mon, Wed, Fri`. */
export function rhythmText(
  rhythm: Rhythm | { readonly type: "dates"; readonly dates: readonly ExchangeCourse["start"][] },
): string {
  if (rhythm.type === "weekdays") return `on ${rhythm.weekdays.join(", ")}`;
  if (rhythm.type === "dates") return `on ${rhythm.dates.map(formatDay).join(", ")}`;
  return rhythm.everyDays === 1 ? "daily" : `every ${rhythm.everyDays} days`;
}

/** The volume of one exchange: `1.5 plasma volumes`, `3 L`, or both. */
export function volumeText(course: Pick<ExchangeCourse, "plasmaVolumes" | "volumeL">): string {
  const volumes = course.plasmaVolumes ? formatDose(course.plasmaVolumes, "{plasma-volume}") : null;
  const litres = course.volumeL ? formatDose(course.volumeL, "L") : null;
  return volumes && litres ? `${volumes} (${litres})` : (volumes ?? litres ?? "Not recorded");
}

const workingDays = (course: ExchangeCourse | IvigCourse) =>
  course.workingDaysOnly ? [part("detail", "on working days only")] : [];

export function exchangeLine(course: ExchangeCourse): TextLine {
  return [
    part("detail", purposeLabels[course.purpose]),
    dosePart(`${volumeText(course)} in each session`),
    part("frequency", `${counted(course.sessions, "session")} ${rhythmText(course.rhythm)}`),
    part("until", `from ${formatDay(course.start)}`),
    ...workingDays(course),
    part("detail", `replaced with ${replacementLabels[course.replacement]}`),
    part("route", `through ${accessLabels[course.access]}`),
    part("detail", anticoagulantLabels[course.anticoagulant]),
  ];
}

/** The grams of the days of a course, equal neighbours together: `25 g on days 1 to 3, 30 g on days 4 to 5`. */
export function gramsOnDays(grams: readonly string[]): string {
  const runs: { readonly each: string; readonly first: number; last: number }[] = [];
  for (const [at, each] of grams.entries()) {
    const run = runs.at(-1);
    if (run?.each === each) run.last = at + 1;
    else runs.push({ each, first: at + 1, last: at + 1 });
  }
  const when = (first: number, last: number) => (first === last ? `day ${first}` : `days ${first} to ${last}`);
  return runs.map(({ each, first, last }) => `${formatDose(each, "g")} on ${when(first, last)}`).join(", ");
}

/**
 * Grams of one course and of each day in whole vials: `135 g (2 g per kg) over 5 days: 25 g on days 1 to 3, 30 g on days 4
 * to 5`. An amount that vials cannot split says its average.
 */
export function ivigDose(course: IvigCourse): string {
  const total = `${formatDose(course.plannedG, "g")} (${formatDose(course.gPerKg, "g/kg")})`;
  if (course.days === 1) return `${total} in 1 day`;
  const over = `${total} over ${counted(course.days, "day")}`;
  const grams = gramsByDay(course.plannedG, course.days);
  const mean = formatDose(new Decimal(course.plannedG).div(course.days).toDecimalPlaces(2).toFixed(), "g");
  if (!grams) return `${over}, on average ${mean} a day`;
  return new Set(grams).size === 1 ? `${over}, ${mean} a day` : `${over}: ${gramsOnDays(grams)}`;
}

export function ivigLine(course: IvigCourse): TextLine {
  const repeats =
    course.repeats > 1 && course.everyWeeks
      ? `${course.repeats} times, every ${counted(course.everyWeeks, "week")}`
      : "once";
  return [
    part("detail", purposeLabels[course.purpose]),
    dosePart(ivigDose(course)),
    part("route", routeLabel("intravenous")),
    part("frequency", repeats),
    part("until", `from ${formatDay(course.start)}`),
    ...workingDays(course),
  ];
}

export function componentLine(component: RegimenComponent): TextLine {
  const days = component.days.join(", ");
  return [
    part("name", tallMan(component.name).display),
    dosePart(amountText(component)),
    part("route", routeLabel(component.route)),
    part("frequency", component.days.length === 1 ? `on day ${days} of each cycle` : `on days ${days} of each cycle`),
    ...optional("detail", component.hydration ? "with hydration" : null),
  ];
}
