// Runs one built engine after another against the corpus, in a process of its own so that an endless mutant can be ended.
import { readFileSync } from "node:fs";

const corpus = JSON.parse(readFileSync(process.argv[2], "utf8"));
const allRules = JSON.parse(readFileSync("lib/domain/knowledge/data/rules.json", "utf8"));
const rulesOf = new Map(allRules.map((rule) => [rule.id, [rule]]));
globalThis.concordRules = [];
const same = (a, b) => a.length === b.length && a.every((id, i) => id === b[i]);

function disagrees(checkPlan, { input, rule, fired, open, names, missing }) {
  const meant = rule === null ? allRules : rulesOf.get(rule);
  globalThis.concordRules.splice(0, Number.POSITIVE_INFINITY, ...meant);
  const { findings, cannotTell } = checkPlan(input);
  const ids = (list) => list.map(({ ruleId }) => ruleId).filter((id) => rule === null || id === rule);
  if (names) {
    const finding = findings.find(({ ruleId }) => ruleId === rule);
    const values = finding?.evidence.map(({ value }) => value) ?? [];
    if (!finding || !same(finding.rows, names.rows) || !names.evidence.every((id) => values.includes(id))) return true;
  }
  if (missing && !cannotTell[0]?.missing.some(({ fact }) => fact === missing)) return true;
  return !same(ids(findings), fired) || (open !== null && !same(ids(cannotTell), open));
}

process.on("message", async (path) => {
  try {
    const { checkPlan } = await import(path);
    process.send({ killed: corpus.some((expectation) => disagrees(checkPlan, expectation)) });
  } catch {
    process.send({ killed: true });
  }
});
process.send({ ready: true });
