// One expression against one input, for tests of the engine.
import { Case } from "@/lib/domain/safety/case";
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { evaluate } from "@/lib/domain/safety/evaluate";
import type { RuleExpression } from "@/lib/domain/safety/expression";

/** True, false, or the facts that are missing. */
export function judged(expression: RuleExpression, input: EngineInput): boolean | readonly string[] {
  const { holds, missing } = evaluate(new Case(input), expression);
  return holds ?? missing.map(({ fact, state }) => (state === "stale" ? `${fact} (stale)` : fact));
}
