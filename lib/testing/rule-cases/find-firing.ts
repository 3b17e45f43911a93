// A small input on which a rule applies: found among inputs built around the rule, then stripped of what it does not need.
import fc from "fast-check";
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { inputAround } from "@/lib/testing/oracle/arbitrary-input";
import type { OracleRule } from "@/lib/testing/oracle/expr";
import { holds } from "@/lib/testing/oracle/holds";
import { askRule } from "@/lib/testing/oracle/oracle";
import { oneStepAway, withOneFactLess } from "./neighbours";

export const applies = (rule: OracleRule, input: EngineInput): boolean =>
  holds(rule.expr, { world: input, real: input, tier: rule.tier });

const asked = (input: EngineInput): EngineInput => ({
  ...input,
  conditions: { ...input.conditions, complete: true },
  allergies: { ...input.allergies, complete: true },
  homeMedications: { ...input.homeMedications, complete: true },
  diagnosis: { ...input.diagnosis, antibodies: { ...input.diagnosis.antibodies, complete: true } },
});

/** Takes away rows and list entries for as long as the rule goes on applying. */
function stripped(rule: OracleRule, input: EngineInput): EngineInput {
  const smaller = oneStepAway(input).find(
    ({ change, input: next }) => change.startsWith("without") && applies(rule, next),
  );
  return smaller ? stripped(rule, smaller.input) : input;
}

const isOpenSomewhere = (rule: OracleRule, input: EngineInput): boolean =>
  withOneFactLess(input).some((one) => askRule(rule, one.input).open);

/**
 * An input that the oracle says the rule applies to, made small; the search has a fixed seed. When asked for, one on which
 * a fact taken away leaves the rule open, or null when none turns up.
 */
export function firingInput(rule: OracleRule, mustRestOnAFact: boolean): EngineInput | null {
  for (const small of firingInputs(rule)) if (!mustRestOnAFact || isOpenSomewhere(rule, small)) return small;
  return null;
}

/** One small input after another on which the rule applies. */
export function* firingInputs(rule: OracleRule): Generator<EngineInput> {
  for (let seed = 1; seed <= 150; seed += 1) {
    for (const found of fc.sample(inputAround([rule.id]), { numRuns: 20, seed })) {
      if (applies(rule, asked(found))) yield stripped(rule, asked(found));
    }
  }
}

/** Several of them, of different kinds: ways in which a rule can come to apply. */
export function variedFiringInputs(rule: OracleRule, count: number): readonly EngineInput[] {
  const found = new Map<string, EngineInput>();
  let tried = 0;
  for (const input of firingInputs(rule)) {
    tried += 1;
    const kind = `${input.plan.map((row) => Object.keys(row).sort().join()).join(";")} ${input.conditions.present.length}`;
    if (!found.has(kind)) found.set(kind, input);
    if (found.size >= count || tried >= count * 3) break;
  }
  return [...found.values()];
}
