// A rule's expression against a case: one judge for each leaf of the grammar.
import type { Case } from "./case";
import { judgeConsecutiveDose, judgeDose } from "./dose";
import type { Leaf, LeafKey, Leaves, RuleExpression } from "./expression";
import {
  judgeAllergyMatch,
  judgeAntibodyRisk,
  judgeClearance,
  judgeFunction,
  judgeLab,
  judgeLabIs,
  judgeLabMissing,
  judgeList,
  judgePatient,
  judgeSyndrome,
} from "./fact-leaves";
import { judgeMonitoring } from "./monitoring-due";
import {
  judgeActiveTogether,
  judgeConcurrent,
  judgeConsecutiveSessions,
  judgeDuplicate,
  judgeFlag,
  judgeForm,
  judgeGap,
  judgeMed,
  judgeOralSolid,
  judgeOverlap,
  judgePlan,
} from "./plan-leaves";
import { all, any, atLeast, no, not, unknown, type Verdict, yes } from "./verdict";

type Judges = { readonly [K in LeafKey]: (c: Case, leaf: Leaves[K]) => Verdict };

const judges: Judges = {
  plan: (c, { plan }) => judgePlan(c, plan),
  med: (c, { med }) => judgeMed(c, med),
  cond: (c, { cond }) => judgeList(c, c.input.conditions, "conditions", cond),
  allergy: (c, { allergy }) => judgeList(c, c.input.allergies, "allergies", allergy),
  pt: judgePatient,
  fn: judgeFunction,
  calc: judgeClearance,
  lab: judgeLab,
  labIs: judgeLabIs,
  labMissing: judgeLabMissing,
  dose: (c, { dose }) => judgeDose(c, dose),
  prednisoneEq: (c, { prednisoneEq: { gte, forDays } }) => c.steroids().reaches(gte, forDays),
  prednisoneEqOnFirstDay: (c, { prednisoneEqOnFirstDay: { of, gte } }) =>
    any(c.orders.of(of).map((order) => c.steroids().reachesOn(order.first, gte))),
  consecutiveDose: (c, { consecutiveDose }) => judgeConsecutiveDose(c, consecutiveDose),
  abruptStop: (c, { abruptStop: { minDays, lastDoseAbove } }) => c.steroids().stopsAbruptly(minDays, lastDoseAbove),
  gap: (c, { gap }) => judgeGap(c, gap),
  overlap: (c, { overlap }) => judgeOverlap(c, overlap),
  concurrent: (c, { concurrent }) => judgeConcurrent(c, concurrent),
  activeTogether: (c, { activeTogether }) => judgeActiveTogether(c, activeTogether),
  consecutiveSessions: (c, { consecutiveSessions }) => judgeConsecutiveSessions(c, consecutiveSessions),
  monitorDue: (c, { monitorDue }) => judgeMonitoring(c, monitorDue),
  planFlag: (c, { planFlag: { item, flag, in: wanted } }) =>
    judgeFlag(c, item, flag, (value) => wanted.some((one) => one === value)),
  planFlagLess: (c, { planFlagLess: { item, flag, lt } }) =>
    judgeFlag(c, item, flag, (value) => typeof value === "number" && value < lt),
  anyPlanFlag: (c, { anyPlanFlag: { flag, in: wanted } }) =>
    judgeFlag(c, null, flag, (value) => wanted.some((one) => one === value)),
  syndrome: (c, { syndrome }) => judgeSyndrome(c, syndrome),
  syndromePresent: (c) => judgeSyndrome(c, "any"),
  antibody: (c, { antibody }) => judgeList(c, c.input.diagnosis.antibodies, "diagnosis.antibodies", antibody),
  antibodyRisk: (c, { antibodyRisk }) => judgeAntibodyRisk(c, antibodyRisk),
  cancerStatus: (c, { cancerStatus }) => {
    const status = c.input.diagnosis.cancerStatus;
    if (status === undefined) return unknown([c.missing("diagnosis.cancerStatus")]);
    return cancerStatus.includes(status) ? yes([{ fact: "diagnosis.cancerStatus", value: status }]) : no;
  },
  duplicateItem: (c) => judgeDuplicate(c),
  oralSolid: (c) => judgeOralSolid(c),
  form: (c, { form }) => judgeForm(c, form),
  reviewDateMissing: (c, { reviewDateMissing: days }) => {
    const review = c.input.reviewDay;
    if (review !== undefined && review >= c.today && review - c.today <= days) return no;
    return yes([{ fact: "plan.review", value: review === undefined ? "not planned" : "too late" }]);
  },
  allergyMatch: (c, { allergyMatch }) => judgeAllergyMatch(c, allergyMatch),
};

/** The judge of a leaf and the leaf fit: both are found by the same key. */
function judgeLeaf(c: Case, leaf: Leaf): Verdict {
  const key = Object.keys(leaf).find((name): name is LeafKey => Object.hasOwn(judges, name));
  if (!key) throw new Error(`The rules use an expression the engine does not know: ${Object.keys(leaf).join(", ")}`);
  return (judges[key] as (c: Case, leaf: Leaf) => Verdict)(c, leaf);
}

/** Whether an expression holds, why, and which missing facts could change that. */
export function evaluate(c: Case, expression: RuleExpression): Verdict {
  if ("all" in expression) return evaluateAll(c, expression.all);
  if ("any" in expression) return any(expression.any.map((part) => evaluate(c, part)));
  if ("not" in expression) return not(evaluate(c, expression.not));
  if ("riskCount" in expression) {
    const { atLeast: count, of } = expression.riskCount;
    return atLeast(
      count,
      of.map((part) => evaluate(c, part)),
    );
  }
  return judgeLeaf(c, expression);
}

/** Most rules end at their first part, since their drug is not in the plan. */
function evaluateAll(c: Case, parts: readonly RuleExpression[]): Verdict {
  const verdicts: Verdict[] = [];
  for (const part of parts) {
    const verdict = evaluate(c, part);
    if (verdict.holds === false) return no;
    verdicts.push(verdict);
  }
  return all(verdicts);
}
