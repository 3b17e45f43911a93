// A treatment review in words: what is measured on which day, what counts as success, what was decided.
import { measureById } from "../knowledge/measures";
import type { Frame } from "../plan/frame";
import { formatDay } from "../shared/day";
import type { ReviewMove } from "./states";

/** The name of the measure of a review; the id itself where the knowledge no longer has it. */
export function reviewMeasureName(id: string): string {
  return measureById(id)?.name ?? id;
}

type Reviewed = Pick<Frame, "action" | "reviewOn" | "reviewMeasure" | "reviewSuccess">;

/** "Review on 14-Dec-2026: Modified Rankin Scale; success means at least one category better"; null where only a date was given, or none. */
export function reviewLine({ action, reviewOn, reviewMeasure, reviewSuccess }: Reviewed): string | null {
  if (action === "stop" || !reviewOn || !reviewSuccess) return null;
  const measured = reviewMeasure ? `${reviewMeasureName(reviewMeasure)}; success` : "success";
  return `review on ${formatDay(reviewOn)}: ${measured} means ${reviewSuccess}`;
}

/** What was decided, in the past tense. */
export const reviewPast: Readonly<Record<ReviewMove, string>> = {
  continue: "Continued",
  escalate: "Escalated",
  switch: "Switched",
  stop: "Stopped",
  postpone: "Postponed",
};

/** What a choice means, beside its button. */
export const reviewMeaning: Readonly<Record<ReviewMove, string>> = {
  continue: "It stays as it is",
  escalate: "Opens the draft with it marked as changed; you enter the new dose there",
  switch: "Opens the draft with it marked as stopped; you add what takes its place there",
  stop: "Opens the draft with it marked as stopped",
  postpone: "Nothing is decided yet; it comes back on another day",
};
