// What is wrong with the trigger of a rule, each with the path to the very word.
import type * as z from "zod";
import { leafSchemas } from "./expression-schema";
import type { KnownIds } from "./known-ids";

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const inside = (path: string, parts: readonly PropertyKey[]) =>
  parts.reduce<string>((at, part) => `${at}${typeof part === "number" ? `[${part}]` : `.${String(part)}`}`, path);

/** A problem of zod in one line: where, and what. */
export const issueText = (path: string, issue: z.core.$ZodIssue): string =>
  `${inside(path, issue.path)}: ${issue.message}`;

/** A reader of triggers: gives one line for each thing that is wrong, none for a trigger of the grammar. */
export function expressionReader(known: KnownIds) {
  const leaves: Readonly<Record<string, z.ZodType>> = leafSchemas(known);

  function list(value: unknown, path: string): readonly string[] {
    if (!Array.isArray(value) || value.length === 0) return [`${path}: must be a list of at least one expression`];
    return value.flatMap((one, index) => read(one, `${path}[${index}]`));
  }

  function risks(value: unknown, path: string): readonly string[] {
    if (!isRow(value) || Object.keys(value).sort().join() !== "atLeast,of")
      return [`${path}: must have atLeast and of, nothing else`];
    const { atLeast, of } = value;
    const enough =
      Number.isInteger(atLeast) && Number(atLeast) >= 1 && Array.isArray(of) && Number(atLeast) <= of.length;
    return [...(enough ? [] : [`${path}.atLeast: must be 1 to the number of expressions`]), ...list(of, `${path}.of`)];
  }

  function read(value: unknown, path: string): readonly string[] {
    if (!isRow(value)) return [`${path}: must be an expression`];
    const keys = Object.keys(value);
    const [only] = keys;
    if (keys.length === 1 && only !== undefined) {
      const at = `${path}.${only}`;
      if (only === "all" || only === "any") return list(value[only], at);
      if (only === "not") return read(value[only], at);
      if (only === "riskCount") return risks(value[only], at);
    }
    const named = keys.filter((key) => Object.hasOwn(leaves, key));
    const leaf = leaves[named[0] ?? ""];
    if (named.length !== 1 || !leaf) return [`${path}: "${keys.join(", ")}" is no expression of the grammar`];
    const result = leaf.safeParse(value);
    return result.success ? [] : result.error.issues.map((issue) => issueText(path, issue));
  }
  return read;
}
