// The trigger of a rule as an outline in words.
import type { Leaf, LeafKey, RuleExpression } from "../safety/expression";
import { leafWords } from "./trigger-leaf-words";

export interface TriggerLine {
  readonly text: string;
  /** What the line above is about: "All of these", "At least one of these" … */
  readonly parts: readonly TriggerLine[];
}

function leafText(leaf: Leaf): string {
  const key = Object.keys(leafWords).find((name) => Object.hasOwn(leaf, name)) as LeafKey;
  return (leafWords[key] as (one: Leaf) => string)(leaf);
}

const line = (text: string, of: readonly RuleExpression[] = []): TriggerLine => ({ text, parts: of.map(triggerWords) });

/** When a rule applies, as an outline: a line for each condition, nested as the engine evaluates them. */
export function triggerWords(expression: RuleExpression): TriggerLine {
  if ("all" in expression) return line("All of these", expression.all);
  if ("any" in expression) return line("At least one of these", expression.any);
  if ("riskCount" in expression) {
    return line(`At least ${expression.riskCount.atLeast} of these`, expression.riskCount.of);
  }
  if (!("not" in expression)) return line(leafText(expression));
  const denied = triggerWords(expression.not);
  return denied.parts.length === 0
    ? line(`Not: ${denied.text.charAt(0).toLowerCase()}${denied.text.slice(1)}`)
    : { text: denied.text === "All of these" ? "Not all of these" : "None of these", parts: denied.parts };
}
