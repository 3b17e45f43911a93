// The engine against an independent reading of the rules, rule by rule, on generated plans near every limit.
// CONCORD_PLANS=20000 makes it the long form; the seed is fixed so that a failure can be looked at again.
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyInput } from "@/lib/testing/oracle/arbitrary-input";
import { oracleRules } from "@/lib/testing/oracle/expr";
import { askRule } from "@/lib/testing/oracle/oracle";
import { applies } from "@/lib/testing/rule-cases/find-firing";
import { checkPlan } from "../check-plan";
import type { EngineInput } from "../engine-input";

const plans = Number(process.env.CONCORD_PLANS ?? 2000);
const timeout = 60_000 + plans * 100;

/**
 * Windows and pairs of limits over one missing weight: the engine judges each limit by itself and says that it cannot
 * tell where no single weight lies between both. It errs on the side of asking; the dose was absurd to begin with.
 */
const asksTooMuch = [
  "ami-max-single",
  "ami-max-daily",
  "ami-daily-above-80",
  "cbz-dose-above-1200",
  "pyr-high-dose",
  "nmj-steroid-high-start",
];

const firedBy = (input: EngineInput) => checkPlan(input).findings.map(({ ruleId }) => ruleId);

test(
  `the same rules apply in ${plans} plans`,
  () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const expected = oracleRules.filter((rule) => applies(rule, input)).map(({ id }) => id);
        expect(firedBy(input)).toEqual(expected);
      }),
      { numRuns: plans, seed: 20_261_123 },
    );
  },
  timeout,
);

test(
  `the engine cannot tell exactly where a missing fact could matter, in ${plans / 10} plans`,
  () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const open = checkPlan(input).cannotTell.map(({ ruleId }) => ruleId);
        const expected = oracleRules.filter((rule) => askRule(rule, input).open).map(({ id }) => id);
        expect(open.filter((id) => !asksTooMuch.includes(id))).toEqual(
          expected.filter((id) => !asksTooMuch.includes(id)),
        );
        expect(open).toEqual(expect.arrayContaining(expected));
      }),
      { numRuns: plans / 10, seed: 20_261_123 },
    );
  },
  timeout,
);
