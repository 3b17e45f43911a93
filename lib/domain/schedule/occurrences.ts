// The dated events of one treatment, for marks on the timeline and for its table.
import type { Treatment } from "../plan/treatment";
import { addDays, type Day } from "../shared/day";
import { stepText } from "../version/step-text";
import {
  everySoManyDays,
  exchangeSessions,
  ivigSessions,
  monitoringDays,
  radiotherapyDays,
  regimenCycles,
} from "./sessions";

export interface Occurrence {
  readonly day: Day;
  readonly kind: "session" | "cycle" | "dose-step" | "dose" | "test" | "fraction" | "event" | "review";
  readonly label: string;
}

const numbered = (kind: Occurrence["kind"], noun: string, days: readonly Day[]): Occurrence[] =>
  days.map((day, i) => ({ day, kind, label: `${noun} ${i + 1} of ${days.length}` }));

function ownOccurrences(t: Treatment, horizon: Day): Occurrence[] {
  switch (t.kind) {
    case "drug":
    case "steroid":
      return t.steps.map((step) => ({ day: step.from, kind: "dose-step", label: stepText(step) }));
    case "regimen":
      return regimenCycles(t).map((c) => ({ day: c.start, kind: "cycle", label: `Cycle ${c.number} of ${t.cycles}` }));
    case "checkpoint-inhibitor": {
      const days = t.dosesPlanned
        ? everySoManyDays(t.start, t.everyDays, t.dosesPlanned)
        : upTo(t.start, t.everyDays, t.end ?? t.reviewOn ?? horizon);
      return numbered("dose", "Dose", days);
    }
    case "radiotherapy":
      return radiotherapyDays(t).map((day) => ({ day, kind: "fraction", label: `Radiotherapy ${t.target}` }));
    case "plasma-exchange":
      return t.courses.flatMap((c) => numbered("session", "Session", exchangeSessions(c)));
    case "ivig":
      return t.courses.flatMap((c) => numbered("session", "Infusion", ivigSessions(c)));
    case "vaccine":
      return numbered("event", "Dose", t.dates);
    case "monitoring":
      return monitoringDays(t, horizon).map((day) => ({ day, kind: "test", label: t.name }));
    case "surgery":
    case "procedure":
      return [{ day: t.start, kind: "event", label: t.name }];
    case "pt-referral":
    case "slp-referral":
      return [];
  }
}

function upTo(start: Day, everyDays: number, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = start; day <= last; day = addDays(day, everyDays)) days.push(day);
  return days;
}

/** The planned events of a treatment in order, up to a horizon; a stopped treatment plans nothing from its last day on. */
export function occurrencesOf(t: Treatment, horizon: Day): Occurrence[] {
  const last = t.action === "stop" ? t.actionFrom : null;
  const review: Occurrence[] =
    t.reviewOn && t.action !== "stop" ? [{ day: t.reviewOn, kind: "review", label: "Review" }] : [];
  return [...ownOccurrences(t, horizon), ...review]
    .filter((o) => o.day <= horizon && (!last || o.day < last))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
