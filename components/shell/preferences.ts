// What one browser remembers about looks and keys. Never anything about a patient.

export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "concord-theme";
export const RAIL_COOKIE = "concord-rail";
export const SHORTCUTS_COOKIE = "concord-shortcuts";

/** Light unless the person chose otherwise. */
export function readTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "light";
}

const YEAR_IN_SECONDS = 31_536_000;

/** Remembered for a year in this browser, sent to this site only. */
export function rememberPreference(name: string, value: string): void {
  Reflect.set(document, "cookie", `${name}=${value}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`);
}
