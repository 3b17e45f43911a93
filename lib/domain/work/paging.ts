// The order of a list of work and its place in the URL: urgency first, then who has waited longest, then the key, so that it
// is the same order each time and a page begins where the last one ended.

/** Where a row stands; `since` is an instant in ISO with milliseconds, UTC; `key` is made of ids, letters, numbers and hyphens, since it stands in a URL. */
export interface Place {
  /** 0 comes first. */
  readonly urgency: number;
  readonly since: string;
  readonly key: string;
}

/** Below zero when `a` comes before `b`. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.urgency !== b.urgency) return a.urgency - b.urgency;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** A place as it stands in a URL: a number, an instant and ids; never a name. */
export function cursorOf({ urgency, since, key }: Place): string {
  return [urgency, since, key].join("_");
}

const shape = /^(\d{1,7})_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9A-Za-z-]{1,120})$/;

/** The place of a cursor; null when it is none, so that a broken address shows the first page. */
export function placeFrom(text: unknown): Place | null {
  const found = typeof text === "string" ? shape.exec(text) : null;
  const [, urgency, since, key] = found ?? [];
  if (!urgency || !since || !key || Number.isNaN(Date.parse(since))) return null;
  return { urgency: Number(urgency), since, key };
}
