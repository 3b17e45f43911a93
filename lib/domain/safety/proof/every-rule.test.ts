// Every rule has an input on which it applies, one next to it on which it does not, and one on which a fact is missing.
// The inputs are found by search with a fixed seed; what is expected of the engine is said by the oracle alone.
import { describe, expect, test } from "vitest";
import { type OracleRule, oracleRules } from "@/lib/testing/oracle/expr";
import { askRule } from "@/lib/testing/oracle/oracle";
import { applies, firingInput, variedFiringInputs } from "@/lib/testing/rule-cases/find-firing";
import { limits } from "@/lib/testing/rule-cases/limits";
import { oneStepAway, withOneFactLess } from "@/lib/testing/rule-cases/neighbours";
import { factTaken, listedIn } from "@/lib/testing/rule-cases/wanted";
import { rules } from "../../knowledge/rules";
import { checkPlan } from "../check-plan";
import type { EngineInput } from "../engine-input";
import { needsNoFact } from "./needs-no-fact";

const engineSays = (rule: OracleRule, input: EngineInput) => {
  const { findings, cannotTell } = checkPlan(input);
  return {
    fired: findings.some(({ ruleId }) => ruleId === rule.id),
    open: cannotTell.some(({ ruleId }) => ruleId === rule.id),
  };
};

test("the engine and the oracle know the same rules", () => {
  expect(rules.map(({ id }) => id)).toEqual(oracleRules.map(({ id }) => id));
  expect(oracleRules).toHaveLength(222);
});

describe.each(oracleRules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const restsOnAFact = !Object.hasOwn(needsNoFact, id);
  const firing = firingInput(rule, restsOnAFact) ?? firingInput(rule, false);
  if (!firing) throw new Error(`No input was found on which ${id} applies`);

  test("applies, and names every order and list entry that it needs", () => {
    const finding = checkPlan(firing).findings.find(({ ruleId }) => ruleId === id);
    expect(finding?.rows).toEqual(firing.plan.map((_, i) => i));
    expect(finding?.evidence.map(({ value }) => value)).toEqual(expect.arrayContaining([...listedIn(firing)]));
    expect(finding?.tier).toBe(rule.tier);
  });

  test("does not apply one step away", () => {
    const misses = oneStepAway(firing).filter(({ input }) => !applies(rule, input));
    expect(misses.length, "a near miss").toBeGreaterThan(0);
    for (const { change, input } of misses) expect(engineSays(rule, input).fired, change).toBe(false);
  });

  test("turns exactly at its limits", () => {
    for (const input of [firing, ...variedFiringInputs(rule, 4)]) {
      expect(engineSays(rule, input).fired).toBe(true);
      for (const { change, input: turned } of limits(rule, input)) {
        expect(engineSays(rule, turned).fired, change).toBe(applies(rule, turned));
      }
    }
  });

  test("with a fact missing says what the oracle says", () => {
    const cases = withOneFactLess(firing).map((one) => ({ ...one, expected: askRule(rule, one.input) }));
    const open = cases.filter(({ expected }) => expected.open);
    expect(open.length > 0, "a fact whose absence leaves the rule open").toBe(restsOnAFact);
    for (const { change, input, expected } of cases) expect(engineSays(rule, input), change).toEqual(expected);
    if (askRule(rule, firing).open) return;
    for (const { change, input } of open) {
      const missing = checkPlan(input).cannotTell.find(({ ruleId }) => ruleId === id)?.missing ?? [];
      expect(
        missing.map(({ fact }) => fact),
        change,
      ).toContain(factTaken(change));
    }
  });
});
