// Releasing a treatment that was signed but waits: what is in force from then on, and when that may be.
import { observationKinds } from "../knowledge/observation-kinds";
import { addDays, type Day, daysBetween, isDay } from "../shared/day";
import type { TreatmentCondition } from "./frame";
import { type Treatment, treatmentSchema } from "./treatment";

/** Whether a treatment waits for a condition or a result; one that is held until a result does, one that is stopped does not. */
export const waitsForRelease = (t: Pick<Treatment, "action" | "condition">): boolean =>
  t.condition !== null && t.action !== "stop";

// Days that follow from the first day. What was measured or calculated on a day, and what is agreed elsewhere, keeps its day.
const keepsItsDays: ReadonlySet<string> = new Set(["working", "condition", "actionFrom", "takenOn", "jointDecisionOn"]);

function later(value: unknown, days: number): unknown {
  if (isDay(value)) return addDays(value, days);
  if (Array.isArray(value)) return value.map((one) => later(one, days));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [key, keepsItsDays.has(key) ? own : later(own, days)]),
  );
}

/** A treatment that begins on another day: everything that follows from its first day moves along, doses and numbers stay. */
export function movedTo(t: Treatment, firstDay: Day): Treatment {
  return treatmentSchema.parse(later(t, daysBetween(t.start, firstDay)));
}

/**
 * The treatment as it is in force once it is released: it waits for nothing and, where it was on hold, goes on as before.
 * With a later first day everything that follows from that day moves along; doses and numbers stay as signed.
 */
export function releasedTreatment(t: Treatment, firstDay: Day | null = null): Treatment {
  const held = t.action === "hold" ? ({ action: "continue", actionFrom: null, changeReason: null } as const) : {};
  const free = { ...t, condition: null, ...held };
  const days = firstDay && t.action !== "hold" ? daysBetween(t.start, firstDay) : 0;
  return treatmentSchema.parse(days > 0 ? later(free, days) : free);
}

/** Whether the first day as signed is over, so that a release has to name another one. What was on hold has begun before. */
export const needsFirstDay = (t: Pick<Treatment, "action" | "start">, today: Day): boolean =>
  t.action !== "hold" && t.start < today;

/** Words beside the first day when it does not fit: it may not be past, nor before the day that was signed. */
export function firstDayProblem(
  t: Pick<Treatment, "action" | "start">,
  firstDay: Day | null,
  today: Day,
): string | null {
  if (firstDay === null)
    return needsFirstDay(t, today) ? "The first day as signed is over: enter the day on which it begins" : null;
  if (t.action === "hold") return "It goes on from today: leave the first day empty";
  if (firstDay < today) return "The first day is past: enter today or a later day";
  return firstDay < t.start ? "The first day is before the one that was signed: amend the plan for that" : null;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** The kind of observation a condition waits for, when its words are exactly the name of one; otherwise null, and nothing is guessed. */
export function awaitedKind(condition: TreatmentCondition): string | null {
  if (condition.type !== "hold-until") return null;
  const words = plain(condition.result);
  return observationKinds.find((kind) => plain(kind.label) === words || plain(kind.id) === words)?.id ?? null;
}
