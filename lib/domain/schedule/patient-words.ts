// A treatment in the words of the patient who gets it: no code, no abbreviation, one thing to do in each sentence.
import { lastDayOf } from "../plan/step-days";
import type { Kind, Treatment, TreatmentOf } from "../plan/treatment";
import { stateOf } from "../plan/treatment-states";
import { addDays, type Day, dayParts } from "../shared/day";
import { formatDose } from "../wording/dose";
import type { FrequencyCode } from "../wording/frequency";
import { frequencyLabel } from "../wording/frequency";
import type { RouteCode } from "../wording/route";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `December 2026` of any day in it. */
export function monthTitle(day: Day): string {
  const { year, month } = dayParts(day);
  return `${months[month - 1]} ${year}`;
}

/** `3 December`. */
export function plainDay(day: Day): string {
  const { month, date } = dayParts(day);
  return `${date} ${months[month - 1]}`;
}

const often: Partial<Record<FrequencyCode, string>> = {
  once: "one time only",
  daily: "once a day",
  "every-morning": "every morning",
  "at-bedtime": "every evening before you sleep",
  weekly: "once a week",
  "as-needed": "only when you need it",
};

const how: Partial<Record<RouteCode, string>> = {
  oral: "take",
  enteral: "give through the feeding tube",
  sublingual: "let melt under the tongue",
  inhaled: "breathe in",
  topical: "put on the skin",
  rectal: "use in the rectum",
  ophthalmic: "put into the eye",
  intranasal: "use in the nose",
  subcutaneous: "is given under the skin:",
  intramuscular: "is given into a muscle:",
  intravenous: "is given into a vein:",
  intrathecal: "is given into the back:",
};

const units: Readonly<Record<string, readonly [string, string]>> = {
  "{tablet}": ["tablet", "tablets"],
  "{drop}": ["drop", "drops"],
  "{puff}": ["puff", "puffs"],
  "{application}": ["application", "applications"],
};

function amount(value: string, unit: string): string {
  const counted = units[unit];
  return counted ? `${value} ${value === "1" ? counted[0] : counted[1]}` : formatDose(value, unit);
}

type Stepped = TreatmentOf<"drug"> | TreatmentOf<"steroid">;
type Step = Stepped["steps"][number];

function stepSentence(t: Stepped, step: Step, from: Day, to: Day): string {
  const low = "alternateAmount" in step ? step.alternateAmount : null;
  const dose = low
    ? `${amount(step.amount, step.unit)} on one day and ${amount(low, step.unit)} on the next day, in turn`
    : `${amount(step.amount, step.unit)}, ${often[step.frequency] ?? frequencyLabel(step.frequency)}`;
  const last = lastDayOf(step);
  const begins = step.from > from ? step.from : null;
  const ends = last && last < to ? last : null;
  const days =
    last === step.from
      ? ` on ${plainDay(step.from)}`
      : `${begins ? ` from ${plainDay(begins)}` : ""}${ends ? ` until ${plainDay(ends)} (this day included)` : ""}`;
  const needed = t.kind === "drug" && t.asNeeded && step.frequency !== "as-needed" ? ", only when you need it" : "";
  return `${how[t.route] ?? "take"} ${dose}${needed}${days}.`;
}

const cut = (step: Step, last: Day | null): Step => {
  const own = lastDayOf(step);
  return last && (own === null || own > last) ? { ...step, to: last } : step;
};

/** What a patient takes between two days, one sentence for each dose; empty for what is not taken at home, or not then. */
export function takingSentences(t: Treatment, from: Day, to: Day): string[] {
  if (t.kind !== "drug" && t.kind !== "steroid") return [];
  const state = stateOf(t);
  if (state !== "active" && state !== "stopped" && state !== "held") return [];
  // What is stopped or paused from a later day on is taken until the day before.
  const until = state === "active" ? null : t.actionFrom && addDays(t.actionFrom, -1);
  if (state !== "active" && (until === null || until < from)) return [];
  const last = until !== null && until < to ? until : to;
  return t.steps
    .filter((step) => step.from <= last && (lastDayOf(step) ?? last) >= from)
    .map((step) => stepSentence(t, cut(step, last < to ? last : null), from, to));
}

/** What must not be taken now, and why not; null for what is given as planned. */
export function pausedSentence(t: Treatment): string | null {
  const state = stateOf(t);
  if (state === "active") return null;
  const from = t.actionFrom ? ` from ${plainDay(t.actionFrom)}` : "";
  if (state === "stopped") return `${t.name}: stopped${from}. From that day on, do not use it.`;
  if (state === "held")
    return `${t.name}: paused${from}. From that day on, do not use it until your doctor tells you to start again.`;
  return `${t.name}: not yet. Do not start it before your doctor tells you.`;
}

/** A treatment that was signed and lacks its second signature: started anew, or changed. */
export const unconfirmedSentence = (t: Pick<Treatment, "name">): string =>
  `${t.name}: a second doctor has to confirm it first. Ask your doctor before you take it.`;

/** What a kind of event is called on a calendar for patients. */
const eventNames: Record<Kind, string> = {
  drug: "Medicine",
  steroid: "Medicine",
  regimen: "Chemotherapy",
  "checkpoint-inhibitor": "Infusion against the cancer",
  surgery: "Operation",
  radiotherapy: "Radiation treatment",
  "plasma-exchange": "Plasma exchange (washing of the blood plasma)",
  ivig: "Antibody infusion",
  "pt-referral": "Physical therapy",
  "slp-referral": "Speech and swallowing therapy",
  vaccine: "Vaccination",
  monitoring: "Test",
  procedure: "Examination",
};

/** `Antibody infusion`, `Test: blood count`. */
export function eventName(t: Pick<Treatment, "kind" | "name">): string {
  const named = t.kind === "monitoring" || t.kind === "procedure" || t.kind === "surgery" || t.kind === "vaccine";
  return named ? `${eventNames[t.kind]}: ${t.name}` : eventNames[t.kind];
}
