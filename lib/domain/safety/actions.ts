// What a clinician can do about a finding, best first: the rule's advice, then what one click can do.
import type { Rule } from "../knowledge/rules";
import type { EngineInput } from "./engine-input";
import { itemName } from "./evidence-words";
import type { RuleExpression } from "./expression";
import type { Evidence, FindingAction } from "./finding";
import { expand, sameAllergyGroup } from "./vocabulary";

/** So many alternatives are offered where a class would do. */
const ALTERNATIVES = 3;

/** Ids whose absence lets the rule apply: adding one of them resolves it. */
function wantedItems(expression: RuleExpression): readonly string[] {
  if ("all" in expression) return expression.all.flatMap(wantedItems);
  if (!("not" in expression)) return [];
  const inner = expression.not;
  if ("plan" in inner) return [...expand(inner.plan)];
  return "med" in inner ? [...expand(inner.med)] : [];
}

const isAllergicTo = ({ allergies }: EngineInput, id: string) =>
  allergies.present.some((allergy) => allergy === id || sameAllergyGroup(allergy, id));

/** The actions for a rule that applies to these rows because of this evidence. */
export function actionsFor(
  rule: Rule,
  input: EngineInput,
  rows: readonly number[],
  evidence: readonly Evidence[],
): readonly FindingAction[] {
  const nameOf = (row: number) => itemName(input.plan[row]?.item ?? "");
  const absent = evidence.filter(({ fact, value }) => fact.startsWith("labs.") && typeof value === "string");
  const toRecord = [...new Set(absent.map(({ fact }) => fact))];
  const wanted = wantedItems(rule.trigger.expr).filter((item) => !isAllergicTo(input, item));
  return [
    { kind: "advice", label: rule.action },
    ...toRecord.map((fact): FindingAction => ({ kind: "record-fact", fact, label: "Record the result" })),
    ...wanted
      .slice(0, ALTERNATIVES)
      .map((item): FindingAction => ({ kind: "add-treatment", item, label: `Add ${itemName(item).toLowerCase()}` })),
    ...rows.map((row): FindingAction => ({ kind: "open-treatment", row, label: `Open ${nameOf(row).toLowerCase()}` })),
    ...(rule.tier === "must-resolve"
      ? rows.map(
          (row): FindingAction => ({ kind: "stop-treatment", row, label: `Remove ${nameOf(row).toLowerCase()}` }),
        )
      : []),
  ];
}
