// Where the engine and the oracle disagree about one input, rule by rule.
import { checkPlan } from "@/lib/domain/safety/check-plan";
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import { oracleRules } from "./expr";
import { holds } from "./holds";
import { couldChange } from "./worlds";

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

/** Rules that apply by one reading and not by the other; with `open`, also those of which only one says that it cannot tell. */
export function differences(input: EngineInput, { open }: { readonly open: boolean }): readonly string[] {
  const { findings, cannotTell } = checkPlan(input);
  const applying = new Set(findings.map(({ ruleId }) => ruleId));
  const unsure = new Set(cannotTell.map(({ ruleId }) => ruleId));
  return oracleRules.flatMap((rule) => {
    const expected = holds(rule.expr, { world: input, real: input, tier: rule.tier });
    const found: string[] = [];
    if (expected !== applying.has(rule.id)) found.push(`${rule.id} ${expected ? "should apply" : "should not apply"}`);
    if (!open) return found;
    const couldTurn = couldChange(rule, input, expected);
    if (couldTurn && !unsure.has(rule.id)) found.push(`${rule.id} cannot be told, and the engine does not say so`);
    if (!couldTurn && unsure.has(rule.id) && !asksTooMuch.includes(rule.id)) {
      found.push(`${rule.id} does not depend on what is missing, and the engine says that it does`);
    }
    return found;
  });
}
