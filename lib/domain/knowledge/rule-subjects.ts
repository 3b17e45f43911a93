// Which rules concern an agent, a syndrome or an antibody. Big: read it on the server.
import type { Leaf, RuleExpression } from "../safety/expression";
import { agentById } from "./agents";
import { antibodyById } from "./antibodies";
import { type Rule, rules } from "./rules";
import { membersOfClass } from "./vocabulary";

interface Mention {
  readonly leaf: Leaf;
  /** True below an odd number of "not": having it lifts the rule. */
  readonly lifts: boolean;
}

function mentions(expression: RuleExpression, lifts = false): readonly Mention[] {
  if ("all" in expression) return expression.all.flatMap((one) => mentions(one, lifts));
  if ("any" in expression) return expression.any.flatMap((one) => mentions(one, lifts));
  if ("riskCount" in expression) return expression.riskCount.of.flatMap((one) => mentions(one, lifts));
  if ("not" in expression) return mentions(expression.not, !lifts);
  return [{ leaf: expression, lifts }];
}

const steroids = ["@corticosteroid-systemic"] as const;

/** The items and classes that a condition names as something given; tests before a dose name it a second time. */
function itemsOf(leaf: Leaf): readonly string[] {
  if ("plan" in leaf) return leaf.plan;
  if ("med" in leaf) return leaf.med;
  if ("dose" in leaf) return leaf.dose.of;
  if ("prednisoneEq" in leaf || "abruptStop" in leaf) return steroids;
  if ("prednisoneEqOnFirstDay" in leaf) return [...leaf.prednisoneEqOnFirstDay.of, ...steroids];
  if ("consecutiveDose" in leaf) return leaf.consecutiveDose.of;
  if ("gap" in leaf) return [...leaf.gap.earlier, ...leaf.gap.later];
  if ("overlap" in leaf) return leaf.overlap;
  if ("concurrent" in leaf) return [...leaf.concurrent.a, ...leaf.concurrent.b];
  if ("activeTogether" in leaf) return leaf.activeTogether.of;
  if ("consecutiveSessions" in leaf) return [leaf.consecutiveSessions.item];
  if ("monitorDue" in leaf) return [leaf.monitorDue.item];
  if ("planFlag" in leaf) return [leaf.planFlag.item];
  return "planFlagLess" in leaf ? [leaf.planFlagLess.item] : [];
}

const names = (leaf: Leaf, ids: readonly string[]) =>
  itemsOf(leaf).some((item) =>
    item.startsWith("@") ? membersOfClass(item).some((member) => ids.includes(member)) : ids.includes(item),
  );

const indexed = rules.map((rule) => ({ rule, mentions: mentions(rule.trigger.expr) }));

export interface RulesNaming {
  /** Rules that giving it can set off. */
  readonly raises: readonly Rule[];
  /** Rules that giving it can settle, such as prophylaxis. */
  readonly settles: readonly Rule[];
}

/** Rules that name a medicine or procedure, itself, by a class or as a component of a regimen; in the order of the rules. */
export function rulesNaming(id: string): RulesNaming {
  const ids = [id, ...(agentById(id)?.components ?? [])];
  const naming = (lifts: boolean) =>
    indexed
      .filter((entry) => entry.mentions.some((one) => one.lifts === lifts && names(one.leaf, ids)))
      .map(({ rule }) => rule);
  const raises = naming(false);
  return { raises, settles: naming(true).filter((rule) => !raises.includes(rule)) };
}

const general = ["allergyMatch", "duplicateItem", "oralSolid", "form"];

/** Rules about every medicine: an allergy, a duplicate, a swallow that the form does not suit. */
export const rulesForEveryMedicine: readonly Rule[] = indexed
  .filter((entry) => entry.mentions.some(({ leaf }) => general.some((key) => Object.hasOwn(leaf, key))))
  .map(({ rule }) => rule);

/** Rules that ask for this syndrome or phenotype. */
export function rulesForSyndrome(id: string): readonly Rule[] {
  return indexed
    .filter((entry) =>
      entry.mentions.some(({ leaf, lifts }) => !lifts && "syndrome" in leaf && leaf.syndrome.includes(id)),
    )
    .map(({ rule }) => rule);
}

/** Rules that ask for this antibody, by name or by its risk class. */
export function rulesForAntibody(id: string): readonly Rule[] {
  const risk = antibodyById(id)?.risk;
  const asks = (leaf: Leaf) =>
    "antibody" in leaf ? leaf.antibody.includes(id) : "antibodyRisk" in leaf && leaf.antibodyRisk.includes(risk ?? "");
  return indexed
    .filter((entry) => entry.mentions.some(({ leaf, lifts }) => !lifts && asks(leaf)))
    .map(({ rule }) => rule);
}
