// Holds the engine against what the oracle answered, up to the first answer that is another one.
import { readFileSync } from "node:fs";

const rules = JSON.parse(readFileSync("lib/domain/knowledge/data/rules.json", "utf8"));
const rulesOf = new Map(rules.map((rule) => [rule.id, [rule]]));
const same = (a, b) => a.length === b.length && a.every((id, i) => id === b[i]);

function disagrees(checkPlan, { input, rule, fired, open, names, missing }) {
  const { findings, cannotTell } = checkPlan(input, undefined, rule === null ? rules : rulesOf.get(rule));
  const ids = (list) => list.map(({ ruleId }) => ruleId);
  if (names) {
    const values = findings[0]?.evidence.map(({ value }) => value) ?? [];
    if (!findings[0] || !same(findings[0].rows, names.rows) || !names.evidence.every((id) => values.includes(id)))
      return true;
  }
  if (missing && !cannotTell[0]?.missing.some(({ fact }) => fact === missing)) return true;
  return !same(ids(findings), fired) || (open !== null && !same(ids(cannotTell), open));
}

/** What the engine and the oracle disagree about; null when about nothing. It is asked first the next time. */
export function corpusDisagreement(modules, corpus) {
  try {
    const { checkPlan } = modules.load("lib/domain/safety/check-plan.ts");
    const at = corpus.findIndex((expectation) => disagrees(checkPlan, expectation));
    if (at === -1) return null;
    corpus.unshift(...corpus.splice(at, 1));
    return `corpus: ${corpus[0].rule ?? "a generated plan"}`;
  } catch (error) {
    return `corpus: ${error.message}`;
  }
}
