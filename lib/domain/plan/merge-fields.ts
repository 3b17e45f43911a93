// Two people changed the same thing: what can be put together, and what has to be chosen.

export interface FieldClash {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged<T> {
  /** Their value with every change of mine that does not clash; where fields clash it holds theirs. */
  readonly value: T;
  /** Fields of theirs that were taken over because only they had changed them. */
  readonly taken: readonly string[];
  /** Fields of mine that were kept because only I had changed them. */
  readonly kept: readonly string[];
  /** Fields that both changed to different values: nobody's is dropped unseen. */
  readonly clashes: readonly FieldClash[];
}

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null, sorted) === JSON.stringify(b ?? null, sorted);

/** Puts two changes of one record together, field by field, starting from what both began with. */
export function mergeFields<T extends object>(base: T, mine: T, theirs: T): Merged<T> {
  const at = (of: T, field: string): unknown => (of as Record<string, unknown>)[field];
  const fields = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])];
  const value: Record<string, unknown> = { ...(theirs as Record<string, unknown>) };
  const taken: string[] = [];
  const kept: string[] = [];
  const clashes: FieldClash[] = [];
  for (const field of fields) {
    const [b, m, t] = [at(base, field), at(mine, field), at(theirs, field)];
    if (same(m, t)) continue;
    if (same(m, b)) taken.push(field);
    else if (same(t, b)) {
      kept.push(field);
      value[field] = m;
    } else clashes.push({ field, mine: m ?? null, theirs: t ?? null });
  }
  return { value: value as T, taken, kept, clashes };
}
