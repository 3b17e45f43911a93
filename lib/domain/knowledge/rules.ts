// The safety rules as data: a clinician reviews, and a developer changes, one row of data/rules.json.
import type { RuleExpression } from "../safety/expression";
import type { Severity, Tier } from "../safety/finding";
import rows from "./data/rules.json";
import type { SourceReference } from "./source";

export interface Rule {
  readonly id: string;
  readonly kind: string;
  readonly tier: Tier;
  readonly severity: Severity;
  /** Where labels of jurisdictions differ. */
  readonly severityByJurisdiction?: Readonly<Partial<Record<string, Severity>>>;
  /** True exactly for the tier must-resolve. */
  readonly blocking: boolean;
  /** What is wrong, under 60 characters. */
  readonly title: string;
  /** Rules that a clinician would see as one issue share a cause. */
  readonly cause: string;
  readonly version: number;
  /** The day of the last clinical review; null: not yet. */
  readonly reviewed: string | null;
  /** False for an allergy to the very ingredient: no reason lets it pass. */
  readonly overridable?: false;
  readonly trigger: { readonly text: string; readonly expr: RuleExpression };
  readonly message: string;
  readonly action: string;
  readonly note?: string;
  readonly sources: readonly SourceReference[];
}

// The file is checked against this shape by data.test.ts, so that the browser need not.
export const rules: readonly Rule[] = rows as unknown as readonly Rule[];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule with this id, or null. */
export function ruleById(id: string): Rule | null {
  return byId.get(id) ?? null;
}
