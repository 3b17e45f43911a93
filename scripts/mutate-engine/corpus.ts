// Inputs with what the oracle says about them: what the proof tests hold the engine against, worked out once.
import fc from "fast-check";
import type { EngineInput } from "../../lib/domain/safety/engine-input";
import { needsNoFact } from "../../lib/domain/safety/proof/needs-no-fact";
import { anyInput } from "../../lib/testing/oracle/arbitrary-input";
import { oracleRules } from "../../lib/testing/oracle/expr";
import { holds } from "../../lib/testing/oracle/holds";
import { couldChange } from "../../lib/testing/oracle/worlds";
import { firingInput, variedFiringInputs } from "../../lib/testing/rule-cases/find-firing";
import { limits } from "../../lib/testing/rule-cases/limits";
import { oneStepAway, withOneFactLess } from "../../lib/testing/rule-cases/neighbours";
import { factTaken, listedIn } from "../../lib/testing/rule-cases/wanted";

export interface Expectation {
  readonly input: EngineInput;
  /** Only this rule is looked at; null means all. */
  readonly rule: string | null;
  readonly fired: readonly string[];
  /** Null where what cannot be told is not looked at. */
  readonly open: readonly string[] | null;
  /** Orders and list entries that the finding has to name; null where that is not looked at. */
  readonly names: { readonly rows: readonly number[]; readonly evidence: readonly string[] } | null;
  /** The fact that has to be named as missing. */
  readonly missing: string | null;
}

/** A dozen of them, evenly taken: most of a rule's neighbours say the same. */
const spread = <T>(items: readonly T[]): readonly T[] => {
  const every = Math.max(1, Math.ceil(items.length / 12));
  return items.filter((_, i) => i % every === 0);
};

export function corpus(plans: number): readonly Expectation[] {
  const around = oracleRules.flatMap((rule): Expectation[] => {
    const firing = firingInput(rule, !Object.hasOwn(needsNoFact, rule.id));
    if (!firing) throw new Error(`No input was found on which ${rule.id} applies`);
    const steps = spread(oneStepAway(firing)).map(({ input }) => input);
    const less = spread(withOneFactLess(firing));
    const names = { rows: firing.plan.map((_, i) => i), evidence: listedIn(firing) };
    const say = (yes: boolean) => (yes ? [rule.id] : []);
    const asked = (input: EngineInput, withOpen: boolean): Expectation => {
      const fired = holds(rule.expr, { world: input, real: input, tier: rule.tier });
      const open = withOpen ? say(couldChange(rule, input, fired)) : null;
      return { input, rule: rule.id, fired: say(fired), open, names: null, missing: null };
    };
    const whole = asked(firing, true);
    const many = variedFiringInputs(rule, 6);
    const turns = [firing, ...many].flatMap((input) => limits(rule, input).map((one) => asked(one.input, false)));
    return [
      { ...whole, names },
      ...many.map((input) => asked(input, true)),
      ...turns,
      ...steps.map((input) => asked(input, false)),
      ...less.map(({ change, input }) => {
        const answer = asked(input, true);
        const isNew = (answer.open?.length ?? 0) > 0 && whole.open?.length === 0;
        return { ...answer, missing: isNew ? factTaken(change) : null };
      }),
    ];
  });
  const random = fc.sample(anyInput, { numRuns: plans, seed: 20_261_123 }).map((input): Expectation => {
    const fired = oracleRules.filter((rule) => holds(rule.expr, { world: input, real: input, tier: rule.tier }));
    return { input, rule: null, fired: fired.map(({ id }) => id), open: null, names: null, missing: null };
  });
  return [...around, ...random];
}
