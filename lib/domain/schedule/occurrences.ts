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
import { expectedVisits } from "./visits";
import type { Holidays } from "./working-days";

/** What became of something planned, as a picture and a table tell it: `moved` is the old day of what was put off. */
export type OccurrenceOutcome = "planned" | "given" | "partly" | "missed" | "held" | "omitted" | "moved";

export interface Occurrence {
  readonly day: Day;
  /** `turn` is a start, change, hold, resume or stop by a signed version. */
  readonly kind:
    | "session"
    | "cycle"
    | "dose-step"
    | "dose"
    | "test"
    | "fraction"
    | "event"
    | "visit"
    | "review"
    | "turn";
  readonly label: string;
  /** What became of it, where that is recorded; absent for what is only planned by the order. */
  readonly outcome?: OccurrenceOutcome;
  /** Where it went, when this is the old day of what was put off. */
  readonly movedTo?: Day;
  readonly sessionId?: string;
}

const numbered = (kind: Occurrence["kind"], noun: string, days: readonly Day[]): Occurrence[] =>
  days.map((day, i) => ({ day, kind, label: `${noun} ${i + 1} of ${days.length}` }));

function ownOccurrences(t: Treatment, horizon: Day, holidays: Holidays): Occurrence[] {
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
      return t.courses.flatMap((c) => numbered("session", "Session", exchangeSessions(c, holidays)));
    case "ivig":
      return t.courses.flatMap((c) => numbered("session", "Infusion", ivigSessions(c, holidays)));
    case "vaccine":
      return numbered("event", "Dose", t.dates);
    case "monitoring":
      return monitoringDays(t, horizon).map((day) => ({ day, kind: "test", label: t.name }));
    case "surgery":
    case "procedure":
      return [{ day: t.start, kind: "event", label: t.name }];
    case "pt-referral":
    case "slp-referral":
      return expectedVisits(t, t.end ?? t.reviewOn ?? t.start).map((day, i) => ({
        day,
        kind: "visit",
        label: t.sessionsRequested ? `Visit ${i + 1} of ${t.sessionsRequested}` : "Visit",
      }));
  }
}

function upTo(start: Day, everyDays: number, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = start; day <= last; day = addDays(day, everyDays)) days.push(day);
  return days;
}

/**
 * The planned events of a treatment in order, up to a horizon; a stopped treatment plans nothing from its last day on.
 * `holidays` of the site matter to courses that ask for working days only.
 */
export function occurrencesOf(t: Treatment, horizon: Day, holidays: Holidays = []): Occurrence[] {
  const last = t.action === "stop" ? t.actionFrom : null;
  const review: Occurrence[] =
    t.reviewOn && t.action !== "stop" ? [{ day: t.reviewOn, kind: "review", label: "Review" }] : [];
  return [...ownOccurrences(t, horizon, holidays), ...review]
    .filter((o) => o.day <= horizon && (!last || o.day < last))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
