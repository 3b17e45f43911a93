// Every rule against one plan. Pure and deterministic: the same call in the browser, on the server and in the command line.
import { type Rule, rules } from "../knowledge/rules";
import { actionsFor } from "./actions";
import { Case, type Postponed } from "./case";
import type { EngineInput } from "./engine-input";
import { evaluate } from "./evaluate";
import { type DayWords, evidenceText, factLabel, plainDay } from "./evidence-words";
import type { CannotTell, CheckResult, Evidence, Finding, MissingFact, UpcomingCheck } from "./finding";
import type { Verdict } from "./verdict";

const byFact = (missing: readonly MissingFact[]): readonly MissingFact[] => [
  ...new Map(missing.map((one) => [one.fact, one])).values(),
];

const distinct = (evidence: readonly Evidence[]): readonly Evidence[] => [
  ...new Map(evidence.map((one) => [`${one.fact} ${one.value} ${one.day ?? ""}`, one])).values(),
];

const ascending = (rows: readonly number[]) => [...rows].sort((a, b) => a - b);

/** The patient's own values in one line. */
function messageOf(evidence: readonly Evidence[], days: DayWords): string {
  return [...new Set(evidence.map((one) => evidenceText(one, days)).filter(Boolean))].join("; ");
}

function findingOf(rule: Rule, input: EngineInput, verdict: Verdict, days: DayWords): Finding {
  const evidence = distinct(verdict.evidence);
  const rows = ascending(verdict.rows);
  return {
    ruleId: rule.id,
    ruleVersion: String(rule.version),
    tier: rule.tier,
    severity: rule.severityByJurisdiction?.[input.patient.jurisdiction ?? ""] ?? rule.severity,
    cause: rule.cause,
    title: rule.title,
    message: messageOf(evidence, days) || rule.trigger.text,
    why: rule.message,
    actions: actionsFor(rule, input, rows, evidence),
    rows,
    evidence,
    unsure: byFact(verdict.missing),
    overridable: rule.overridable ?? true,
  };
}

const cannotTellOf = ({ id, tier, title }: Rule, { missing, rows }: Verdict): CannotTell => ({
  ruleId: id,
  tier,
  title,
  missing: byFact(missing),
  rows: ascending(rows),
});

/** The tests that would be missing if today were late enough. */
function upcomingOf(c: Case, rule: Rule, postponed: readonly Postponed[]): readonly UpcomingCheck[] {
  c.early = true;
  const verdict = evaluate(c, rule.trigger.expr);
  c.early = false;
  if (!verdict.base) return [];
  const rows = ascending(verdict.rows);
  return [...new Map(postponed.map((one) => [one.lab, one])).values()].map(({ lab, fromDay, byDay }) => ({
    ruleId: rule.id,
    title: `${factLabel(`labs.${lab}`)} before the first dose`,
    fact: `labs.${lab}`,
    rows,
    fromDay,
    byDay,
  }));
}

/**
 * Every rule of the knowledge against a plan and what is known of the patient. `findings` are the rules that apply as
 * recorded (in the order of the rules); `cannotTell` are those whose outcome could change if a missing
 * fact were known, a finding included that such a fact could lift; `upcoming` are tests whose time has not come. `among` looks at
 * some of the rules only.
 */
export function checkPlan(input: EngineInput, days: DayWords = plainDay, among: readonly Rule[] = rules): CheckResult {
  const c = new Case(input);
  const findings: Finding[] = [];
  const cannotTell: CannotTell[] = [];
  const upcoming: UpcomingCheck[] = [];
  for (const rule of among) {
    c.postponed.length = 0;
    const verdict = evaluate(c, rule.trigger.expr);
    if (verdict.base) findings.push(findingOf(rule, input, verdict, days));
    if (verdict.holds === null) cannotTell.push(cannotTellOf(rule, verdict));
    if (c.postponed.length) upcoming.push(...upcomingOf(c, rule, [...c.postponed]));
  }
  return { findings, cannotTell, upcoming };
}
