// The one call of the editor, the sign page and the signing transaction: the engine's rules with the product's own.
import { addDays, formatDay } from "../../shared/day";
import { checkPlan } from "../check-plan";
import type { EngineInput } from "../engine-input";
import type { CheckResult } from "../finding";
import { productRules } from "./product-rules";
import { type PlanSource, toEngineInput } from "./to-engine-input";

export interface Judged {
  readonly input: EngineInput;
  readonly result: CheckResult;
}

/** Judges a plan by every rule and every product rule; the same in the browser and on the server. Death silences findings. */
export function judgePlan(source: PlanSource): Judged {
  const input = toEngineInput(source);
  if (source.facts.patient.deceased) return { input, result: { findings: [], cannotTell: [], upcoming: [] } };
  const checked = checkPlan(input, (day) => formatDay(addDays(source.asOf, day)));
  const own = productRules(source, input);
  return {
    input,
    result: {
      findings: [...checked.findings, ...own.findings],
      cannotTell: [...own.cannotTell, ...checked.cannotTell],
      upcoming: checked.upcoming,
    },
  };
}
