// Inputs with what the oracle says about them: what the proof tests hold the engine against, worked out once.
import fc from "fast-check";
import type { EngineInput } from "../../lib/domain/safety/engine-input";
import { anyInput } from "../../lib/testing/oracle/arbitrary-input";
import { oracleRules } from "../../lib/testing/oracle/expr";
import { holds } from "../../lib/testing/oracle/holds";
import { couldChange } from "../../lib/testing/oracle/worlds";
import { firingInput } from "../../lib/testing/rule-cases/find-firing";
import { oneStepAway, withOneFactLess } from "../../lib/testing/rule-cases/neighbours";

export interface Expectation {
  readonly input: EngineInput;
  /** Only this rule is looked at; null means all. */
  readonly rule: string | null;
  readonly fired: readonly string[];
  /** Null where what cannot be told is not looked at. */
  readonly open: readonly string[] | null;
}

/** A dozen of them, evenly taken: most of a rule's neighbours say the same. */
const spread = <T>(items: readonly T[]): readonly T[] => {
  const every = Math.max(1, Math.ceil(items.length / 12));
  return items.filter((_, i) => i % every === 0);
};

export function corpus(plans: number): readonly Expectation[] {
  const around = oracleRules.flatMap((rule): Expectation[] => {
    const firing = firingInput(rule, true) ?? firingInput(rule, false);
    if (!firing) throw new Error(`No input was found on which ${rule.id} applies`);
    const steps = spread(oneStepAway(firing)).map(({ input }) => input);
    const less = spread(withOneFactLess(firing)).map(({ input }) => input);
    const say = (yes: boolean) => (yes ? [rule.id] : []);
    const asked = (input: EngineInput, withOpen: boolean): Expectation => {
      const fired = holds(rule.expr, { world: input, real: input, tier: rule.tier });
      return { input, rule: rule.id, fired: say(fired), open: withOpen ? say(couldChange(rule, input, fired)) : null };
    };
    return [
      asked(firing, true),
      ...steps.map((input) => asked(input, false)),
      ...less.map((input) => asked(input, true)),
    ];
  });
  const random = fc.sample(anyInput, { numRuns: plans, seed: 20_261_123 }).map((input): Expectation => {
    const fired = oracleRules.filter((rule) => holds(rule.expr, { world: input, real: input, tier: rule.tier }));
    return { input, rule: null, fired: fired.map(({ id }) => id), open: null };
  });
  return [...around, ...random];
}
