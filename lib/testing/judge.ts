// One expression, or one rule, against one input, for tests of the engine.
import { type Rule, rules } from "@/lib/domain/knowledge/rules";
import { Case } from "@/lib/domain/safety/case";
import { checkPlan } from "@/lib/domain/safety/check-plan";
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { evaluate } from "@/lib/domain/safety/evaluate";
import { plainDay } from "@/lib/domain/safety/evidence-words";
import type { RuleExpression } from "@/lib/domain/safety/expression";
import type { CheckResult } from "@/lib/domain/safety/finding";

/** True, false, or the facts that are missing. */
export function judged(expression: RuleExpression, input: EngineInput): boolean | readonly string[] {
  const { holds, missing } = evaluate(new Case(input), expression);
  return holds ?? missing.map(({ fact, state }) => (state === "stale" ? `${fact} (stale)` : fact));
}

const ruleCalled = (id: string): Rule => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}`);
  return rule;
};

/** All that one rule says. */
export const checkRule = (id: string, input: EngineInput): CheckResult => checkPlan(input, plainDay, [ruleCalled(id)]);

/** Whether one rule applies, and whether a missing fact could change that. */
export function ruleSays(id: string, input: EngineInput): { readonly fired: boolean; readonly open: boolean } {
  const { findings, cannotTell } = checkRule(id, input);
  return { fired: findings.length > 0, open: cannotTell.length > 0 };
}

/** The facts that one rule misses; null when it can tell. */
export const ruleMisses = (id: string, input: EngineInput): readonly string[] | null =>
  checkRule(id, input).cannotTell[0]?.missing.map(({ fact }) => fact) ?? null;

/** What makes an expression hold: the rows of the plan and the values. */
export function grounds(expression: RuleExpression, input: EngineInput) {
  const { rows, evidence } = evaluate(new Case(input), expression);
  return { rows: [...rows].sort((a, b) => a - b), values: evidence.map(({ value }) => value) };
}
