export type NavIcon =
  | "work"
  | "patients"
  | "plans"
  | "sessions"
  | "referrals"
  | "templates"
  | "reference"
  | "history"
  | "unseen"
  | "overrides"
  | "departures"
  | "audit"
  | "glass"
  | "people"
  | "sites"
  | "settings";

export interface NavEntry {
  readonly href: string;
  readonly label: string;
  readonly icon: NavIcon;
  /** Already capped by the query that counted: "7", "500+". */
  readonly count?: string;
}

export interface NavGroup {
  /** Absent for the first group. */
  readonly title?: string;
  readonly entries: readonly NavEntry[];
}

/** The entry whose address is the longest one at or above the present path, so exactly one is current. */
export function currentHref(path: string, entries: readonly NavEntry[]): string | null {
  const above = entries.map((entry) => entry.href).filter((href) => path === href || path.startsWith(`${href}/`));
  return above.sort((a, b) => b.length - a.length)[0] ?? null;
}

export const BOTTOM_BAR_PLACES = 4;

/** The bottom bar has four places: all entries when they fit, else the first three and one for the rest. */
export function bottomBar(groups: readonly NavGroup[]): {
  readonly shown: readonly NavEntry[];
  readonly more: readonly NavEntry[];
} {
  const all = groups.flatMap((group) => group.entries);
  if (all.length <= BOTTOM_BAR_PLACES) return { shown: all, more: [] };
  return { shown: all.slice(0, BOTTOM_BAR_PLACES - 1), more: all.slice(BOTTOM_BAR_PLACES - 1) };
}
