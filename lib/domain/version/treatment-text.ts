// What a treatment is, in the one wording that every screen, print and export uses (MED-10), for every kind.

import type { TreatmentCondition } from "../plan/frame";
import { counted, formLabels, urgencyLabels, visitFrequencyLabels } from "../plan/labels";
import { lastDayOf } from "../plan/step-days";
import type { Treatment, TreatmentOf } from "../plan/treatment";
import { reviewLine } from "../review/words";
import { formatDay } from "../shared/day";
import { formatDose } from "../wording/dose";
import { brandLabel, type MedicineName, tallMan } from "../wording/medicine-name";
import { noBreakSpace } from "../wording/no-break-space";
import { routeLabel } from "../wording/route";
import { componentLine, exchangeLine, ivigLine, rhythmText } from "./course-text";
import { stepAmount, stepDays, stepFrequency, stepHold } from "./step-text";
import { amountText, dosePart, optional, part, type TextLine, untilText } from "./text-part";

export interface TreatmentText {
  /** With tall man letters for the eye, plain for a screen reader. */
  readonly name: MedicineName;
  readonly brand: string | null;
  /** Attributes after the name; the first line belongs beside it, each further one is a later step, course or component. */
  readonly lines: readonly TextLine[];
  /** Everything as one text, for print, export and search. */
  readonly plain: string;
}

function drugLines(t: TreatmentOf<"drug"> | TreatmentOf<"steroid">): TextLine[] {
  const strength = t.strength?.replace(/(\d) (?=[a-z])/gi, `$1${noBreakSpace}`);
  const form = [t.form ? formLabels[t.form] : null, strength].filter(Boolean).join(" ");
  const single = t.steps.length === 1;
  return t.steps.map((step, i) => [
    ...(i === 0 ? optional("form", form) : [part("detail", "then")]),
    dosePart(stepAmount(step)),
    ...(i === 0 ? [part("route", routeLabel(t.route))] : []),
    ...optional("frequency", stepFrequency(step)),
    ...(i === 0 && t.kind === "drug" ? asNeeded(t) : []),
    ...(i === 0 ? aroundDose(t) : []),
    part("until", single && !lastDayOf(step) ? untilText(t) : lastStepDays(t, i)),
    ...optional("detail", stepHold(step)),
  ]);
}

/** What is ordered around each dose: premedication, fluids, how long an infusion runs. */
function aroundDose(t: TreatmentOf<"drug"> | TreatmentOf<"steroid">): TextLine {
  if (t.kind === "steroid")
    return t.infusionMinutes ? [part("detail", `over ${counted(t.infusionMinutes, "minute")}`)] : [];
  return [
    ...optional("detail", t.premedication ? "with premedication" : null),
    ...optional("detail", t.hydration ? "with hydration" : null),
  ];
}

function lastStepDays(t: TreatmentOf<"drug"> | TreatmentOf<"steroid">, i: number): string {
  const step = t.steps[i];
  if (!step) return untilText(t);
  return lastDayOf(step) ? stepDays(step) : untilText({ ...t, start: step.from });
}

function asNeeded(t: TreatmentOf<"drug">): TextLine {
  if (!t.asNeeded) return [];
  const most = t.maxPerDay ? `, at most ${formatDose(t.maxPerDay.amount, t.maxPerDay.unit)} in 24 hours` : "";
  // The frequency of a step may already say "as needed"; the reason is typed with or without its "for".
  const said = t.steps.every((step) => step.frequency === "as-needed");
  const reason = t.asNeededFor ? ` for ${t.asNeededFor.replace(/^for\s+/i, "")}` : "";
  return [part("detail", `${said ? "" : "as needed"}${reason}${most}`.replace(/^[ ,]+/, ""))].filter(
    (one) => one.text !== "",
  );
}

function referralLines(t: TreatmentOf<"pt-referral"> | TreatmentOf<"slp-referral">): TextLine[] {
  const visits = t.sessionsRequested
    ? `${counted(t.sessionsRequested, "visit")}, ${visitFrequencyLabels[t.visitFrequency]}`
    : visitFrequencyLabels[t.visitFrequency];
  return [
    [
      part("detail", t.question),
      part("detail", urgencyLabels[t.urgency]),
      part("frequency", visits),
      part("until", untilText(t)),
    ],
  ];
}

function linesOf(t: Treatment): TextLine[] {
  const until = part("until", untilText(t));
  switch (t.kind) {
    case "drug":
    case "steroid":
      return drugLines(t);
    case "regimen":
      return [
        [part("frequency", `${counted(t.cycles, "cycle")} of ${t.cycleDays} days`), until],
        ...t.components.map(componentLine),
      ];
    case "checkpoint-inhibitor": {
      const doses = t.dosesPlanned ? `, ${counted(t.dosesPlanned, "dose")}` : "";
      return [
        [
          dosePart(amountText(t)),
          part("route", routeLabel(t.route)),
          part("frequency", `every ${counted(t.everyDays, "day")}${doses}`),
          until,
        ],
      ];
    }
    case "surgery":
      return [[part("detail", t.site), part("detail", t.intent), until]];
    case "radiotherapy":
      return [
        [
          part("detail", t.target),
          dosePart(`${formatDose(t.totalGy, "Gy")} in ${counted(t.fractions, "fraction")}`),
          part("frequency", `${counted(t.fractionsPerWeek, "fraction")} a week`),
          until,
        ],
      ];
    case "plasma-exchange":
      return t.courses.map(exchangeLine);
    case "ivig":
      return t.courses.map(ivigLine);
    case "pt-referral":
    case "slp-referral":
      return referralLines(t);
    case "vaccine":
      return [[part("frequency", `${counted(t.dates.length, "dose")} on ${t.dates.map(formatDay).join(", ")}`)]];
    case "monitoring":
      return [
        [
          part("detail", t.observations.map((o) => o.label).join(", ")),
          part("frequency", rhythmText(t.rhythm)),
          until,
          ...optional("detail", t.actOn),
        ],
      ];
    case "procedure":
      return [[...optional("detail", t.site), part("detail", t.question), until]];
  }
}

/** What a treatment waits for before it is given: "if no response by 14-Dec-2026", "on hold until hepatitis B serology"; null when nothing. */
export function conditionText(t: Pick<Treatment, "condition">): string | null {
  if (!t.condition) return null;
  return t.condition.type === "conditional" ? waitsFor(t.condition) : `on hold until ${waitsFor(t.condition)}`;
}

/** What a condition or a result is called that a treatment waits for: "if no response by 14-Dec-2026", "hepatitis B serology". */
export function waitsFor(condition: TreatmentCondition): string {
  return condition.type === "conditional" ? `${condition.text} by ${formatDay(condition.by)}` : condition.result;
}

/** A treatment in words: name, form, dose, route, frequency, duration; a stopped or held one says so first. */
export function treatmentText(t: Treatment): TreatmentText {
  const name = tallMan(t.name);
  const brand = t.brand ? brandLabel(t.brand) : null;
  const lines = linesOf(t);
  const state =
    t.action === "stop" || t.action === "hold"
      ? `${t.action === "stop" ? "stopped" : "on hold"}${t.actionFrom ? ` from ${formatDay(t.actionFrom)}` : ""}`
      : null;
  const condition = conditionText(t);
  const review = reviewLine(t);
  const notes = [...optional("detail", state), ...optional("detail", condition)];
  const noted = notes.length > 0 ? [[...notes, ...(lines[0] ?? [])], ...lines.slice(1)] : lines;
  const withNotes = review ? [...noted, [part("detail", review)]] : noted;
  const title = brand ? `${name.display} (${brand})` : name.display;
  const plain = withNotes.map((line) => line.map((p) => p.text).join(" \u2014 ")).join("; ");
  return { name, brand, lines: withNotes, plain: plain ? `${title} \u2014 ${plain}` : title };
}
