// A hold point: the dose stays where it is for some days longer, and everything after it moves by as much.
import type { TypedStep } from "../plan/typed-steps";
import { addDays, isDay } from "../shared/day";

/** The steps with one of them so many days longer and the later ones moved; unchanged when that step has no last day. */
export function holdLonger<S extends TypedStep>(steps: readonly S[], at: number, days: number): readonly S[] {
  if (!Number.isInteger(days) || days < 1 || !isDay(steps[at]?.to)) return steps;
  const later = (leaf: TypedStep["from"]) => (isDay(leaf) ? addDays(leaf, days) : leaf);
  return steps.map((step, i) => {
    if (i < at) return step;
    return i === at ? { ...step, to: later(step.to) } : { ...step, from: later(step.from), to: later(step.to) };
  });
}
