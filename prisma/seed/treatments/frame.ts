// What every treatment of the stories has in common, in days counted from today.

import { agentLabelById } from "@/lib/domain/knowledge/agent-labels";
import type { Lane } from "@/lib/domain/plan/lanes";
import type { Kind, TreatmentOf } from "@/lib/domain/plan/treatment";
import { shortName } from "@/lib/domain/plan/treatment-choice";
import type { SeedClock } from "../clock";

/** A complete treatment that has no identity yet. */
export type NewOf<K extends Kind> = Omit<TreatmentOf<K>, "treatmentId">;
export type NewTreatment = { [K in Kind]: NewOf<K> }[Kind];

/** Days are offsets from today. Without `end` a review is due, four weeks after the start unless said otherwise. */
export interface When {
  readonly start: number;
  readonly end?: number;
  readonly review?: number;
  /** The outcome measure of the review, and what counts as success. */
  readonly success?: readonly [measure: string, means: string];
}

export interface Why extends When {
  readonly reason: string;
  readonly note?: string;
  readonly brand?: string;
  readonly lane?: Lane;
  readonly name?: string;
}

export type Waiting = TreatmentOf<"drug">["condition"];

/** The shared fields of a treatment; `agent` is one of the catalogue, whose short name is shown unless another is given. */
export function frame(clock: SeedClock, lane: Lane, agent: string | null, why: Why) {
  const { start, end, reason, note, brand, name } = why;
  const label = agent === null ? null : agentLabelById(agent);
  const shown = name ?? (label ? shortName(label) : null);
  if (!shown) throw new Error(`${agent} has no name`);
  return {
    lane: why.lane ?? lane,
    agent,
    name: shown,
    brand: brand ?? null,
    action: "start" as const,
    actionFrom: null,
    changeReason: null,
    condition: null as Waiting,
    reason,
    start: clock.day(start),
    end: end === undefined ? null : clock.day(end),
    reviewOn: reviewDay(clock, why),
    ...(why.success ? { reviewMeasure: why.success[0], reviewSuccess: why.success[1] } : {}),
    note: note ?? null,
  };
}

/** The day asked for; without an end or a day, four weeks after the start, or soon when that has passed. */
function reviewDay(clock: SeedClock, { start, end, review }: When) {
  if (review !== undefined) return clock.day(review);
  return end === undefined ? clock.day(start > -21 ? start + 28 : 9 - (start % 17)) : null;
}
