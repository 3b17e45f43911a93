// Names and values of treatment fields in words, for the person who has to choose between two of them.
import type { Problem } from "@/lib/domain/plan/draft-treatment";
import { formatDay, isDay } from "@/lib/domain/shared/day";
import { saidByTypedDose, typedDose } from "@/lib/domain/wording/typed-dose";

const labels: Readonly<Record<string, string>> = {
  reason: "Reason",
  start: "Start",
  end: "End",
  reviewOn: "Review date",
  reviewMeasure: "What the review measures",
  reviewSuccess: "What counts as success",
  note: "Note",
  brand: "Brand",
  condition: "What it waits for",
  action: "What this draft does with it",
  actionFrom: "Day of the change",
  changeReason: "Reason for the change",
  steps: "Doses",
  courses: "Courses",
  components: "Drugs of the regimen",
  goals: "Goals",
  question: "Question",
  urgency: "Urgency",
  assigneeId: "Therapist",
  pool: "Team pool",
  effectiveOn: "Effective from",
  title: "Title",
};

/** `overrideReason` → "Override reason", unless the field has a name of its own. */
export function fieldLabel(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return labels[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const internal = new Set(["working", "courseId", "treatmentId"]);

/** Any value in words, in full: nothing that somebody typed is left out, only stored arithmetic is. */
export function fieldWords(_field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "Not recorded";
  if (isDay(value)) return formatDay(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((entry) => fieldWords("", entry)).join("; ") || "Not recorded";
  if (typeof value !== "object") return String(value);
  const dose = typedDose(value as Record<string, unknown>);
  const said = dose ? saidByTypedDose : new Set<string>();
  const parts = Object.entries(value).filter(
    ([key, entry]) => !internal.has(key) && !said.has(key) && entry !== null && entry !== undefined && entry !== "",
  );
  const others = parts.map(([key, entry]) => `${fieldLabel(key).toLowerCase()} ${fieldWords(key, entry)}`);
  return [...(dose ? [dose] : []), ...others].join(", ");
}

/** A problem with the field it is about, where its own words do not say which: "Start: enter a calendar date …". */
export function problemWords({ path, message }: Problem): string {
  const field = path.split(".").findLast((key) => !/^\d+$/.test(key)) ?? path;
  return message.startsWith("Enter a calendar date") ? `${fieldLabel(field)}: e${message.slice(1)}` : message;
}
