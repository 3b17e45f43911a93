// Courses, cycles and sessions, in words.

import type { RegimenComponent } from "../plan/kinds/cancer";
import type { ExchangeCourse, IvigCourse, Rhythm } from "../plan/kinds/exchange";
import { accessLabels, anticoagulantLabels, counted, purposeLabels, replacementLabels } from "../plan/labels";
import { formatDay } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { formatDose } from "../wording/dose";
import { tallMan } from "../wording/medicine-name";
import { routeLabel } from "../wording/route";
import { amountText, dosePart, part, type TextLine } from "./text-part";

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

export function exchangeLine(course: ExchangeCourse): TextLine {
  return [
    part("detail", purposeLabels[course.purpose]),
    dosePart(`${volumeText(course)} in each session`),
    part("frequency", `${counted(course.sessions, "session")} ${rhythmText(course.rhythm)}`),
    part("until", `from ${formatDay(course.start)}`),
    part("detail", `replaced with ${replacementLabels[course.replacement]}`),
    part("route", `through ${accessLabels[course.access]}`),
    part("detail", anticoagulantLabels[course.anticoagulant]),
  ];
}

/** Grams of one course and of one day: `135 g (2 g per kg) over 5 days, 27 g a day`. */
export function ivigDose(course: IvigCourse): string {
  const total = `${formatDose(course.plannedG, "g")} (${formatDose(course.gPerKg, "g/kg")})`;
  if (course.days === 1) return `${total} in 1 day`;
  const daily = new Decimal(course.plannedG).div(course.days);
  const aDay = daily.decimalPlaces() <= 2 ? `, ${formatDose(daily.toFixed(), "g")} a day` : "";
  return `${total} over ${counted(course.days, "day")}${aDay}`;
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
  ];
}

export function componentLine(component: RegimenComponent): TextLine {
  const days = component.days.join(", ");
  return [
    part("name", tallMan(component.name).display),
    dosePart(amountText(component)),
    part("route", routeLabel(component.route)),
    part("frequency", component.days.length === 1 ? `on day ${days} of each cycle` : `on days ${days} of each cycle`),
  ];
}
