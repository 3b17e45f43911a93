// Two carefully built plans stay quiet: alerts are worth having only while they are few. The list is printed.
import { describe, expect, test } from "vitest";
import { quietLems, quietNmdar } from "@/lib/testing/rule-cases/quiet-plans";
import { checkPlan } from "../check-plan";
import { collapse } from "../collapse";
import type { EngineInput } from "../engine-input";

function listed(name: string, input: EngineInput) {
  const { findings, cannotTell, upcoming } = checkPlan(input);
  const groups = collapse(findings);
  const lines = groups.map(
    ({ tier, first, findings: members }) => `  ${tier}: ${first.title} (${members.map((f) => f.ruleId).join(", ")})`,
  );
  const open = cannotTell.map(
    ({ ruleId, missing }) => `  cannot tell: ${ruleId}, ${missing.map(({ fact }) => fact).join(", ")}`,
  );
  console.info([`${name}: ${groups.length} lines, ${upcoming.length} tests to come`, ...lines, ...open].join("\n"));
  return { groups, cannotTell, upcoming };
}

describe.each([
  ["LEMS with small-cell lung cancer", quietLems],
  ["anti-NMDAR encephalitis", quietNmdar],
] as const)("%s", (name, input) => {
  const { groups, cannotTell, upcoming } = listed(name, input);
  const of = (tier: string) => groups.filter((group) => group.tier === tier);

  test("raises at most one Must resolve", () => {
    expect(of("must-resolve").length).toBeLessThanOrEqual(1);
  });

  test("raises at most five Check, collapsed by cause", () => {
    expect(of("check").length).toBeLessThanOrEqual(5);
    expect(groups.length, "a plan that raises nothing at all would prove little").toBeGreaterThan(0);
  });

  test("leaves nothing untold, since every fact is there", () => {
    expect(cannotTell).toEqual([]);
  });

  test("has tests that are due later, not findings", () => {
    expect(upcoming.length).toBeGreaterThan(0);
  });
});
