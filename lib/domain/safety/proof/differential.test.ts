// The engine against an independent reading of the rules, rule by rule, on generated plans near every limit.
// The long form is `npm run --silent prove-engine -- 20000`.
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyInput } from "@/lib/testing/oracle/arbitrary-input";
import { differences } from "@/lib/testing/oracle/differences";

const seed = 20_261_123;

test("the same rules apply in 2,000 plans by an independent reading", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(differences(input, { open: false })).toEqual([]);
    }),
    { numRuns: 2000, seed },
  );
});

test("the engine cannot tell exactly where a missing fact could matter", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(differences(input, { open: true })).toEqual([]);
    }),
    { numRuns: 100, seed },
  );
});
