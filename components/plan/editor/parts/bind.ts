// Joins one field of a draft with its problem. The id of a field is its path, so that the summary of problems can link to it.
import type { Problem } from "@/lib/domain/plan/draft-treatment";

export type Leaf = string | number | null | undefined;

export interface Bound {
  readonly id: string;
  readonly name: string;
  readonly error?: string;
  readonly value: Leaf;
  readonly set: (next: string | null) => void;
}

type LeafKey<T> = { [K in keyof T]-?: T[K] extends Leaf ? K : never }[keyof T] & string;

/** The words of a problem at exactly this path. */
export function problemAt(problems: readonly Problem[], path: string): string | undefined {
  return problems.find((problem) => problem.path === path)?.message;
}

export const pathOf = (prefix: string, field: string) => (prefix ? `${prefix}.${field}` : field);

/** Binds the text fields of an object that sits at `prefix` in the draft. */
export function binder<T extends object>(
  value: T,
  change: (next: T) => void,
  problems: readonly Problem[],
  prefix = "",
): (field: LeafKey<T>) => Bound {
  return (field) => {
    const path = pathOf(prefix, field);
    const error = problemAt(problems, path);
    return {
      id: path,
      name: path,
      ...(error ? { error } : {}),
      value: value[field] as Leaf,
      set: (next) => change({ ...value, [field]: next }),
    };
  };
}

/** What stands in a box: the text as typed, empty when there is none. */
export const shown = (value: Leaf): string => (value === null || value === undefined ? "" : String(value));
