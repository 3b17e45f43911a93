// A changed field in words, with both values in full.

import type { RegimenComponent } from "../plan/kinds/cancer";
import type { ExchangeCourse, IvigCourse } from "../plan/kinds/exchange";
import {
  accessLabels,
  anticoagulantLabels,
  counted,
  formLabels,
  replacementLabels,
  urgencyLabels,
  visitFrequencyLabels,
} from "../plan/labels";
import { reviewMeasureName } from "../review/words";
import { formatDay, isDay } from "../shared/day";
import { formatDose, notRecorded } from "../wording/dose";
import { tallMan } from "../wording/medicine-name";
import { isRouteCode, routeLabel } from "../wording/route";
import { exchangeLine, ivigLine, rhythmText } from "./course-text";
import type { FieldChange } from "./diff";
import { type AnyStep, stepText } from "./step-text";
import { amountText } from "./text-part";

type Course = ExchangeCourse | IvigCourse;

const labels: Record<string, string> = {
  start: "start",
  end: "end",
  reviewOn: "review",
  reviewMeasure: "measure of the review",
  reviewSuccess: "success of the review",
  cycles: "cycles",
  cycleDays: "days in a cycle",
  everyDays: "days between doses",
  dosesPlanned: "doses planned",
  fractionsPerWeek: "fractions in a week",
  assigneeId: "therapist",
  sessionsRequested: "visits",
  visitFrequency: "how often",
  jointDecision: "joint decision",
  jointDecisionBy: "joint decision by",
  jointDecisionOn: "joint decision on",
  asNeeded: "as needed",
  asNeededFor: "as needed for",
  noTaperReason: "reason for no taper",
  reason: "reason for treatment",
  actOn: "when to call",
  totalGy: "total dose",
  maxPerDay: "most in 24 hours",
  premedication: "premedication",
  hydration: "hydration",
  infusionMinutes: "minutes of an infusion",
  rhythm: "rhythm",
};

/** Fields that hold arithmetic or ids: named by other fields of the same change, or without a wording of their own. */
const silent = new Set(["working", "basis", "perAmount", "overrideReason", "unit"]);

const courseText = (c: Course) => ("gPerKg" in c ? ivigLine(c) : exchangeLine(c)).map((p) => p.text).join(", ");
const componentText = (c: RegimenComponent) =>
  `${tallMan(c.name).display} ${amountText(c)} on days ${c.days.join(", ")}${c.hydration ? " with hydration" : ""}`;

/** Rows of a list that came, went or changed, each in full; `keyOf` says which belong together. */
function rowSentences<T>(
  from: readonly T[],
  to: readonly T[],
  noun: string,
  keyOf: (row: T) => string,
  textOf: (row: T) => string,
): string[] {
  const [older, newer] = [new Map(from.map((r) => [keyOf(r), r])), new Map(to.map((r) => [keyOf(r), r]))];
  return [...new Set([...older.keys(), ...newer.keys()])].flatMap((key) => {
    const [a, b] = [older.get(key), newer.get(key)];
    if (!a) return b ? [`${noun} added: ${textOf(b)}`] : [];
    if (!b) return [`${noun} removed: ${textOf(a)}`];
    return JSON.stringify(a) === JSON.stringify(b)
      ? []
      : [textOf(a) === textOf(b) ? `${noun} recalculated, still ${textOf(b)}` : `${noun} ${textOf(a)} → ${textOf(b)}`];
  });
}

const byCode: Record<string, Record<string, string>> = {
  form: formLabels,
  urgency: urgencyLabels,
  visitFrequency: visitFrequencyLabels,
  replacement: replacementLabels,
  access: accessLabels,
  anticoagulant: anticoagulantLabels,
};

function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (isDay(value)) return formatDay(value);
  if (Array.isArray(value)) return value.map((v) => valueText(field, v)).join(", ");
  if (typeof value === "object") return objectText(value);
  const text = String(value);
  if (field === "reviewMeasure") return reviewMeasureName(text);
  if (field === "totalGy") return formatDose(text, "Gy");
  if (field === "route" && isRouteCode(text)) return routeLabel(text);
  return byCode[field]?.[text] ?? text;
}

function objectText(value: object): string {
  if ("type" in value && (value.type === "interval" || value.type === "weekdays" || value.type === "dates"))
    return rhythmText(value as Parameters<typeof rhythmText>[0]);
  if ("amount" in value && "unit" in value) return formatDose(String(value.amount), String(value.unit));
  if ("label" in value) return String(value.label);
  if ("text" in value && "by" in value && isDay(value.by)) return `${String(value.text)} by ${formatDay(value.by)}`;
  if ("result" in value) return `until ${String(value.result)}`;
  return notRecorded;
}

/** One field in words, empty when other fields say it; `lead` replaces the name of the field. */
export function fieldSentence({ field, from, to }: FieldChange, lead?: string): string {
  if (silent.has(field)) return "";
  if (field === "courses") {
    const rows = rowSentences(from as Course[], to as Course[], "course", (c) => c.courseId, courseText).join("; ");
    return lead ? `${lead}: ${rows}` : rows;
  }
  if (field === "components") {
    const rows = rowSentences(
      from as RegimenComponent[],
      to as RegimenComponent[],
      "drug",
      (c) => c.agent ?? c.name,
      componentText,
    ).join("; ");
    return lead ? `${lead}: ${rows}` : rows;
  }
  if (field === "steps") return `doses now ${(to as AnyStep[]).map(stepText).join(", then ")}`;
  if (field === "assigneeId")
    return from === null
      ? "sent to a named therapist"
      : to === null
        ? "no longer for a named therapist"
        : "sent to another therapist";
  if (field === "pool")
    return from === null
      ? "sent to a team's pool"
      : to === null
        ? "taken out of the team's pool"
        : "sent to another team's pool";
  if (field === "fractions") return `${counted(Number(from), "fraction")} → ${counted(Number(to), "fraction")}`;
  return `${lead ?? labels[field] ?? field} ${valueText(field, from)} → ${valueText(field, to)}`;
}
