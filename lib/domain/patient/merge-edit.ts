// Two people changed the same record. What only one of them changed merges; what both changed is asked about.

export type Values = Readonly<Record<string, string | boolean | null>>;

export interface Merge {
  /** Fields that both changed, to different values. */
  readonly asked: readonly string[];
  /** Fields that only the other person changed: their value is taken and listed. */
  readonly taken: readonly string[];
  /** The record with everything settled that needs no question; asked fields hold mine. */
  readonly merged: Values;
}

const same = (a: Values[string] | undefined, b: Values[string] | undefined) => (a ?? "") === (b ?? "");

/** Compares what was there when the form opened with mine and theirs, field by field. */
export function mergeEdit(base: Values, mine: Values, theirs: Values): Merge {
  const fields = Object.keys(base).filter((field) => !same(mine[field], theirs[field]));
  const taken = fields.filter((field) => same(mine[field], base[field]));
  const asked = fields.filter((field) => !same(mine[field], base[field]) && !same(theirs[field], base[field]));
  const fromThem = Object.fromEntries(taken.map((field) => [field, theirs[field] ?? null]));
  return { asked, taken, merged: { ...mine, ...fromThem } };
}
