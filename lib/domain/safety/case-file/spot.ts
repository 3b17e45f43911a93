// A place in a case file: its path, what is written there, and where to report what is wrong with it.
import { mendWord } from "./near-miss";
import type { CaseProblem } from "./problem";

export interface Spot {
  readonly path: string;
  readonly value: unknown;
  readonly report: (problem: CaseProblem) => void;
}

export type Fields = ReadonlyMap<string, unknown>;

/** Reports what is wrong at a place. */
export function complain(spot: Spot, problem: string, mend: string): undefined {
  spot.report({ path: spot.path, problem, mend });
  return undefined;
}

/** What is written, in words short enough for an error. */
export function shown(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  return String(value);
}

/** The place inside a place: `labs` becomes `labs.creatinine`, `plan` becomes `plan[2]`. */
export function within(spot: Spot, key: string | number, value: unknown): Spot {
  const step = typeof key === "number" ? `[${key}]` : spot.path === "" ? key : `.${key}`;
  return { path: `${spot.path}${step}`, value, report: spot.report };
}

/** Not written, or written as null: nobody said. */
export const isUnsaid = (spot: Spot): boolean => spot.value === undefined || spot.value === null;

/** The fields of an object; null, with the reason reported, for anything else. Without `known` every field may occur. */
export function fieldsAt(spot: Spot, known?: readonly string[]): Fields | null {
  const { value } = spot;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    complain(spot, `expected an object, found ${shown(value)}`, "Write { … } here");
    return null;
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  if (known)
    for (const key of fields.keys())
      if (!known.includes(key))
        complain(
          within(spot, key, undefined),
          "this field is not known",
          mendWord(key, known, "a field of the format"),
        );
  return fields;
}

/** The places of a list's entries; null, with the reason reported, when it is no list or longer than the limit. */
export function entriesAt(spot: Spot, limit: number): readonly Spot[] | null {
  const { value } = spot;
  if (!Array.isArray(value)) {
    complain(spot, `expected a list, found ${shown(value)}`, "Write [ … ] here; [] says that there are none");
    return null;
  }
  if (value.length > limit) {
    complain(spot, `the list has ${value.length} entries; ${limit} is the most`, "Split the file");
    return null;
  }
  return value.map((entry: unknown, index) => within(spot, index, entry));
}

/** The place of a field, whether or not something is written there. */
export const fieldAt = (spot: Spot, fields: Fields, key: string): Spot => within(spot, key, fields.get(key));
