// What a server-paged list keeps in the URL: sort, cursor and closed-choice filters. Never names or free text.

export interface SortState {
  readonly id: string;
  readonly desc: boolean;
}

/** Totals are counted up to a cap, so that a long list costs no more than a short one. */
export interface CappedTotal {
  readonly count: number;
  readonly capped: boolean;
}

export const TOTAL_CAP = 500;

/** From a count that stopped at cap + 1. */
export function capTotal(counted: number, cap: number = TOTAL_CAP): CappedTotal {
  return counted > cap ? { count: cap, capped: true } : { count: counted, capped: false };
}

/** "1 plan", "38 plans", "500+ plans". */
export function totalText({ count, capped }: CappedTotal, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")}${capped ? "+" : ""} ${count === 1 && !capped ? one : many}`;
}

/** Reads "due" or "-due"; anything that is not an allowed column gives the fallback. */
export function readSort(text: string | undefined, allowed: readonly string[], fallback: SortState): SortState {
  const desc = text?.startsWith("-") ?? false;
  const id = desc ? text?.slice(1) : text;
  return id !== undefined && allowed.includes(id) ? { id, desc } : fallback;
}

export function writeSort({ id, desc }: SortState): string {
  return desc ? `-${id}` : id;
}

/** The order a press on a column heading leads to: ascending first, then turned round. */
export function nextSort(current: SortState | null, id: string): SortState {
  return { id, desc: current?.id === id && !current.desc };
}

/**
 * The query string with some parameters changed; null or "" removes one. A change of anything but the cursor goes back
 * to the first page, because a cursor belongs to one order and one set of filters.
 */
export function withQuery(current: string, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(current);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  }
  if (!("after" in changes) && !("before" in changes)) {
    query.delete("after");
    query.delete("before");
  }
  const text = query.toString();
  return text === "" ? "?" : `?${text}`;
}
