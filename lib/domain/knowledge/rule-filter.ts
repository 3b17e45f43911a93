// Which rules a reader asked to see.
import { type Tier, tiers } from "../safety/finding";
import { medicineName } from "./other-medicines";
import { searchReference } from "./reference-search";
import { rulesNaming } from "./rule-subjects";
import { kindWords } from "./rule-words";
import { type Rule, rules } from "./rules";

export interface RuleFilter {
  readonly tier: Tier | null;
  readonly kind: string | null;
  /** Id of a medicine or procedure that the rule names. */
  readonly drug: string | null;
  readonly text: string;
}

/** The filter that an address asks for; values that do not exist filter nothing. */
export function ruleFilterFrom(asked: Readonly<Record<string, string | string[] | undefined>>): RuleFilter {
  const one = (name: string) => {
    const value = asked[name];
    return typeof value === "string" ? value : "";
  };
  return {
    tier: tiers.find((tier) => tier === one("tier")) ?? null,
    kind: Object.hasOwn(kindWords, one("kind")) ? one("kind") : null,
    drug: medicineName(one("drug")) === null ? null : one("drug"),
    text: one("q").trim(),
  };
}

/** The rules that meet every part of the filter, in the order of the rules. */
export function filteredRules({ tier, kind, drug, text }: RuleFilter): readonly Rule[] {
  const naming = drug === null ? null : rulesNaming(drug);
  const found =
    text === "" ? null : new Set(searchReference(text).flatMap((hit) => (hit.kind === "rule" ? hit.id : [])));
  return rules.filter(
    (rule) =>
      (tier === null || rule.tier === tier) &&
      (kind === null || rule.kind === kind) &&
      (naming === null || naming.raises.includes(rule) || naming.settles.includes(rule)) &&
      (found === null || found.has(rule.id)),
  );
}
