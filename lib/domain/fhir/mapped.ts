// What becomes of one resource: taken over, left out on purpose, or rejected with a reason.
import type { z } from "zod";
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import type { CodedText } from "./coded-text";
import { type JsonObject, type JsonValue, joinPath, jsonKind } from "./json-value";
import type { ObservationTermFinder } from "./observation-codes";
import type { ProposedMapping } from "./proposal";
import type { ReferenceIndex } from "./references";

/** Finds the catalogue id of a medicine by the ingredient named in a text, or null. A person confirms the proposal. */
export type AgentFinder = (text: string) => string | null;

export type MapContext = {
  readonly entry: number;
  readonly patientEntry: number;
  readonly references: ReferenceIndex;
  readonly agentFor: AgentFinder;
  readonly termFor: ObservationTermFinder;
};

export type Rejection = { readonly path: string; readonly reason: string };

export type Mapped<T> =
  | {
      readonly outcome: "taken";
      readonly facts: readonly T[];
      readonly sameness: string;
      readonly notes: readonly string[];
    }
  | { readonly outcome: "not-taken"; readonly note: string | null }
  | ({ readonly outcome: "rejected" } & Rejection);

export type Mapper<T> = (resource: JsonObject, path: string, context: MapContext) => Mapped<T>;

/** Left out on purpose; a note is given when a person should know. */
export function notTaken(note: string | null = null): Mapped<never> {
  return { outcome: "not-taken", note };
}

/** Refused as defective. */
export function rejected(path: string, reason: string): Mapped<never> {
  return { outcome: "rejected", path, reason };
}

/** Taken over; `sameness` names what makes two resources of one type say the same thing. */
export function taken<T>(facts: readonly T[], sameness: readonly unknown[], notes: readonly string[] = []): Mapped<T> {
  return { outcome: "taken", facts, sameness: JSON.stringify(sameness), notes };
}

/** Proposes a catalogue id by the words, then by each code's display; none when nothing fits. */
export function proposeMapping(what: CodedText, context: Pick<MapContext, "agentFor">): ProposedMapping {
  for (const text of [what.text, ...what.codes.flatMap(({ display }) => display ?? [])]) {
    const agentId = context.agentFor(text);
    if (agentId !== null) return { state: "proposed", agentId };
  }
  return { state: "none" };
}

function valueAt(root: JsonObject, parts: readonly PropertyKey[]): JsonValue | undefined {
  return parts.reduce<JsonValue | undefined>((value, part) => {
    if (Array.isArray(value) && typeof part === "number") return value[part];
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)[String(part)]
      : undefined;
  }, root);
}

const KINDS: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  string: "a text",
  number: "a number",
  boolean: "true or false",
};

function reasonFor(issue: z.core.$ZodIssue, found: JsonValue | undefined): string {
  if (issue.code === "invalid_type") {
    return found === undefined
      ? `is missing; expected ${KINDS[issue.expected] ?? issue.expected}`
      : `expected ${KINDS[issue.expected] ?? issue.expected}, found ${jsonKind(found)}`;
  }
  if (issue.code === "invalid_value") {
    const allowed = issue.values.map(String).join(", ");
    return found === undefined ? `is missing; expected one of ${allowed}` : `is not one of ${allowed}`;
  }
  return issue.message;
}

/** Reads a resource by its schema; the problem is the first wrong place, its path and a reason that quotes no value. */
export function readResource<S extends z.ZodType>(
  schema: S,
  resource: JsonObject,
  path: string,
): Result<z.output<S>, Rejection> {
  const parsed = schema.safeParse(resource);
  if (parsed.success) return ok(parsed.data);
  const [first, ...rest] = parsed.error.issues;
  if (first === undefined) return fail({ path, reason: "is not a valid resource" });
  const reason = reasonFor(first, valueAt(resource, first.path));
  const more = rest.length === 0 ? "" : ` (and ${rest.length} more in this resource)`;
  return fail({ path: joinPath(path, first.path), reason: `${reason}${more}` });
}
