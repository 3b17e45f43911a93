// Side effects of a treatment: how severe, what was done about it, and when a prescriber is asked.
import { agentById } from "../knowledge/agents";
import type { Day } from "../shared/day";

export const grades = [1, 2, 3, 4, 5] as const;
export type Grade = (typeof grades)[number];

/** Grades in short words of our own, after the Common Terminology Criteria for Adverse Events (CTCAE) 5.0 of the US National Cancer Institute. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  1: "mild: few or no symptoms, nothing has to be done",
  2: "moderate: limits some daily tasks, or needs simple treatment",
  3: "severe: limits self-care, or needs hospital",
  4: "life-threatening: needs help at once",
  5: "the patient died of it",
};
export const GRADE_SOURCE = "After CTCAE 5.0 (US National Cancer Institute), in short words of our own";

export const actionsTaken = ["none", "treated", "reduced", "held", "stopped"] as const;
export type ActionTaken = (typeof actionsTaken)[number];
export const actionWords: Readonly<Record<ActionTaken, string>> = {
  none: "Nothing was done",
  treated: "It was treated",
  reduced: "The dose was reduced",
  held: "The treatment was held",
  stopped: "The treatment was stopped",
};

export const relations = ["unlikely", "possible", "probable", "certain"] as const;
export type Relation = (typeof relations)[number];
export const relationWords: Readonly<Record<Relation, string>> = {
  unlikely: "Unlikely to come from it",
  possible: "Possibly from it",
  probable: "Probably from it",
  certain: "Certainly from it",
};

/** What the draft does with the treatment after an action; null where the plan stays as it is. */
export const moveAfter: Readonly<Record<ActionTaken, "reduce" | "hold" | "stop" | null>> = {
  none: null,
  treated: null,
  reduced: "reduce",
  held: "hold",
  stopped: "stop",
};

/** Whether the prescriber is asked to decide: from grade 3 on, or when the treatment was changed already. */
export const asksForDecision = ({
  grade,
  actionTaken,
}: {
  readonly grade: number;
  readonly actionTaken: ActionTaken;
}) => grade >= 3 || moveAfter[actionTaken] !== null;

/** The side effects the catalogue names for an agent; none outside the catalogue. "As prednisone" is no effect and is left out. */
export function namedEffects(agent: string | null): readonly string[] {
  const known = agent ? agentById(agent) : null;
  const named = [...(known?.sideEffectsInSeed ?? []), ...(known?.sideEffects ?? [])];
  return [...new Set(named.filter((effect) => !/^as /i.test(effect)))];
}

export interface TypedSideEffect {
  readonly onsetOn: Day;
  readonly resolvedOn: Day | null;
}

/** Words beside each day that does not fit. */
export function dayProblems({ onsetOn, resolvedOn }: TypedSideEffect, today: Day): Record<string, string> {
  const fields: Record<string, string> = {};
  if (onsetOn > today) fields.onsetOn = "It cannot begin in the future";
  if (resolvedOn !== null && resolvedOn > today) fields.resolvedOn = "It cannot be over in the future: leave it empty";
  else if (resolvedOn !== null && resolvedOn < onsetOn)
    fields.resolvedOn = "It is over before it began: enter a later day";
  return fields;
}
