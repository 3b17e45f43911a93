"use client";
import { useState } from "react";
import { readTheme, rememberPreference, THEME_COOKIE, type Theme } from "./preferences";

const NAMES: Readonly<Record<Theme, string>> = { light: "Light", dark: "Dark", system: "As this computer" };

export function ThemeSwitch({ theme }: { readonly theme: Theme }) {
  const [chosen, setChosen] = useState(theme);

  function change(next: Theme) {
    setChosen(next);
    document.documentElement.dataset.theme = next;
    rememberPreference(THEME_COOKIE, next);
  }

  return (
    <div className="flex items-center gap-1.5 text-small text-ink-2">
      <label htmlFor="theme">Theme</label>
      <select
        id="theme"
        value={chosen}
        onChange={(event) => change(readTheme(event.target.value))}
        className="control min-h-7 rounded-control border border-field bg-surface px-1.5 text-ink"
      >
        {Object.entries(NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
