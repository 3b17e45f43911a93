// An independent reading of the clinical rules, slow and plain, to hold the engine against.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { type OracleRule, oracleRules } from "./expr";
import { holds } from "./holds";
import { couldChange } from "./worlds";

export interface OracleAnswer {
  /** Rules whose trigger holds when a missing fact makes a comparison false. */
  readonly fired: readonly string[];
  /** Rules that do not hold, and would in some world that the record allows. */
  readonly couldFire: readonly string[];
  /** Rules that hold, and would not in some world that the record allows. */
  readonly couldLift: readonly string[];
}

/** What one rule says: whether it holds, and whether knowing more could turn it. */
export function askRule(rule: OracleRule, input: EngineInput): { fired: boolean; open: boolean } {
  const fired = holds(rule.expr, { world: input, real: input, tier: rule.tier });
  return { fired, open: couldChange(rule, input, fired) };
}

export function oracle(input: EngineInput, rules: readonly OracleRule[] = oracleRules): OracleAnswer {
  const answers = rules.map((rule) => ({ id: rule.id, ...askRule(rule, input) }));
  const ids = (keep: (answer: { fired: boolean; open: boolean }) => boolean) =>
    answers.filter(keep).map(({ id }) => id);
  return {
    fired: ids(({ fired }) => fired),
    couldFire: ids(({ fired, open }) => !fired && open),
    couldLift: ids(({ fired, open }) => fired && open),
  };
}
