// The clinical data checked as a whole before it is built into the product. Used by tests only: the browser trusts it.
import { expressionReader, issueText } from "./expression-problems";
import { fileSchemas, type KnowledgeFiles } from "./file-schemas";
import { knownIds } from "./known-ids";
import { referenceProblems, sourceProblems } from "./reference-problems";
import { ruleSchema } from "./rule-schema";

type FileName = keyof typeof fileSchemas;
export type RawKnowledge = Readonly<Record<FileName | "rules", unknown>>;

const nameOf = (row: unknown): string => {
  const { id, ref, item } = (row ?? {}) as Readonly<Record<string, unknown>>;
  return String(id ?? ref ?? item ?? "without an id");
};

/** A list is checked row by row, so that a problem can name the row by its id. */
function shapeProblems(file: FileName, raw: unknown): readonly string[] {
  const result = fileSchemas[file].safeParse(raw);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const [index, ...rest] = issue.path;
    const row = Array.isArray(raw) && typeof index === "number" ? nameOf(raw[index]) : null;
    return row === null ? issueText(file, issue) : issueText(`${file}[${row}]`, { ...issue, path: rest });
  });
}

function duplicates(rules: readonly { readonly id: string; readonly title: string }[]): readonly string[] {
  return (["id", "title"] as const).flatMap((key) => {
    const all = rules.map((rule) => rule[key]);
    return rules
      .filter((rule, index) => all.indexOf(rule[key]) !== index)
      .map((rule) => `rules[${rule.id}].${key}: "${rule[key]}" is given twice`);
  });
}

/**
 * Everything that is wrong with the clinical data, one line each with file, id and path; empty when it may be built in.
 * References are followed only once every file has its shape.
 */
export function knowledgeProblems(raw: RawKnowledge): readonly string[] {
  const names = Object.keys(fileSchemas) as FileName[];
  const misshapen = names.flatMap((file) => shapeProblems(file, raw[file]));
  if (!Array.isArray(raw.rules)) misshapen.push("rules: must be a list");
  if (misshapen.length > 0 || !Array.isArray(raw.rules)) return misshapen;
  const files = raw as unknown as KnowledgeFiles;
  const known = knownIds(files);
  const readExpression = expressionReader(known);
  const problems: string[] = [];
  const good: { id: string; title: string }[] = [];
  for (const row of raw.rules as readonly unknown[]) {
    const at = `rules[${nameOf(row)}]`;
    const result = ruleSchema.safeParse(row);
    if (!result.success) {
      problems.push(...result.error.issues.map((issue) => issueText(at, issue)));
      continue;
    }
    const rule = result.data;
    good.push(rule);
    problems.push(...readExpression(rule.trigger.expr, `${at}.trigger.expr`), ...sourceProblems(at, rule, known));
  }
  const ids = new Set(good.map((rule) => rule.id));
  return [...problems, ...duplicates(good), ...referenceProblems(files, known, ids)];
}
