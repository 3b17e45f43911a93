// What the signed versions did with one treatment, one after the other: when it was given, held or waiting, and at which dose.
import type { Treatment } from "../plan/treatment";
import { typedDoses } from "../plan/typed-steps";
import { addDays, type Day } from "../shared/day";
import { taperCourse } from "../taper/course";
import { stepAmount, stepDose } from "../version/step-text";
import type { Occurrence } from "./occurrences";

/** A treatment as one version signed it. */
export interface SignedState {
  readonly version: number;
  readonly effectiveOn: Day;
  readonly treatment: Treatment;
}

export interface Phase {
  readonly kind: "given" | "held" | "waiting";
  readonly from: Day;
  /** The last day, included; null when it goes on. */
  readonly to: Day | null;
  readonly treatment: Treatment;
}

export interface DoseSpan {
  readonly from: Day;
  readonly to: Day | null;
  /** `60 mg` when daily, else with how often. */
  readonly text: string;
  /** Average mg a day, for a curve; null where doses are not regular or not in mg. */
  readonly mg: string | null;
}

const isTurn = ({ action }: Treatment) => action === "change" || action === "hold" || action === "stop";

/** The first day on which what a version says about a treatment counts. */
function turnDay({ treatment, effectiveOn }: SignedState): Day {
  return isTurn(treatment) ? (treatment.actionFrom ?? effectiveOn) : treatment.start;
}

const kindOf = ({ action, condition }: Treatment): Phase["kind"] | null =>
  action === "stop" ? null : action === "hold" ? "held" : condition ? "waiting" : "given";

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);

/**
 * The stretches of a treatment by the versions that did something with it, oldest first. What is held or stopped without an
 * earlier state at hand counts as given from its start on. `endedOn` is the day its plan ended.
 */
export function phasesOf(states: readonly SignedState[], endedOn: Day | null = null): Phase[] {
  const [first] = states;
  const newest = states.at(-1);
  if (!first || !newest) return [];
  const implied: SignedState[] =
    isTurn(first.treatment) && turnDay(first) > first.treatment.start
      ? [{ ...first, treatment: { ...first.treatment, action: "continue", actionFrom: null, condition: null } }]
      : [];
  const all = [...implied, ...states];
  return all.flatMap((state, at): Phase[] => {
    const kind = kindOf(state.treatment);
    const next = all[at + 1];
    const from = turnDay(state) < newest.treatment.start ? newest.treatment.start : turnDay(state);
    const last = earlier(next ? addDays(turnDay(next), -1) : state.treatment.end, endedOn);
    return kind && (last === null || last >= from) ? [{ kind, from, to: last, treatment: state.treatment }] : [];
  });
}

type Dosed = Extract<Treatment, { kind: "drug" | "steroid" }>;
const isDosed = (t: Treatment): t is Dosed => t.kind === "drug" || t.kind === "steroid";

function shortDose(step: Dosed["steps"][number]): string {
  return step.frequency === "daily" || step.frequency === "every-morning" ? stepAmount(step) : stepDose(step);
}

function dosesOfPhase({ treatment, from, to, kind }: Phase, horizon: Day): DoseSpan[] {
  if (!isDosed(treatment) || kind === "held") return [];
  const doses = typedDoses(treatment.steps);
  const course = doses ? taperCourse(treatment.agent, doses, horizon) : null;
  const means = course?.ok ? course.value.steps : null;
  return treatment.steps.flatMap((step, at) => {
    const start = step.from < from ? from : step.from;
    const last = earlier(step.frequency === "once" ? step.from : step.to, to);
    if (last !== null && last < start) return [];
    return [{ from: start, to: last, text: shortDose(step), mg: means?.[at]?.meanMg ?? null }];
  });
}

/** The doses in force over time: each version's own steps, while it counted. Doses without a last day count up to `horizon`. */
export function dosesOf(phases: readonly Phase[], horizon: Day): DoseSpan[] {
  const spans: DoseSpan[] = [];
  for (const span of phases.flatMap((phase) => dosesOfPhase(phase, horizon))) {
    const before = spans.at(-1);
    if (before?.to && before.text === span.text && before.mg === span.mg && addDays(before.to, 1) === span.from)
      spans[spans.length - 1] = { ...before, to: span.to };
    else spans.push(span);
  }
  return spans;
}

/** `Held from version 3: Surgery`, `Started by version 1`: what versions did, as marks. */
export function turnsOf(states: readonly SignedState[]): Occurrence[] {
  return states.flatMap((state, at): Occurrence[] => {
    const { treatment, version } = state;
    const before = states[at - 1]?.treatment;
    const words = turnWords(treatment, before);
    if (!words) return [];
    const why = treatment.changeReason ? `: ${treatment.changeReason}` : "";
    return [{ day: turnDay(state), kind: "turn", label: `${words} by version ${version}${why}` }];
  });
}

function turnWords({ action, condition }: Treatment, before: Treatment | undefined): string | null {
  switch (action) {
    case "start":
      return condition ? "Planned on a condition" : "Started";
    case "change":
      return before?.action === "hold" ? "Resumed" : "Changed";
    case "hold":
      return before?.action === "hold" ? null : "Held";
    case "stop":
      return "Stopped";
    case "continue":
      return null;
  }
}
