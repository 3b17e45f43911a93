// Keys that could reach an object's prototype. FHIR has no element of these names.
import { joinPath } from "./json-value";

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

type Step = { readonly value: unknown; readonly key: PropertyKey; readonly parent: Step | null };

function pathOf(step: Step): string {
  const parts: PropertyKey[] = [];
  for (let at: Step | null = step; at?.parent; at = at.parent) parts.unshift(at.key);
  return joinPath("", parts);
}

/** The path of the first forbidden key anywhere in parsed JSON, or null. Walks without recursion. */
export function findForbiddenKey(root: unknown): string | null {
  const open: Step[] = [{ value: root, key: "", parent: null }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { value } = step;
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (typeof item === "object") open.push({ value: item, key: index, parent: step });
      }
      continue;
    }
    for (const [key, item] of Object.entries(value)) {
      const next = { value: item, key, parent: step };
      if (FORBIDDEN.has(key)) return pathOf(next);
      if (typeof item === "object") open.push(next);
    }
  }
  return null;
}
