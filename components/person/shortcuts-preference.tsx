"use client";
import { useState } from "react";
import { rememberPreference, SHORTCUTS_COOKIE } from "../shell/preferences";
import { setShortcutsEnabled } from "../shell/shortcuts";
import { Checkbox } from "../ui/checkbox";

export function ShortcutsPreference({ on: before }: { readonly on: boolean }) {
  const [on, setOn] = useState(before);

  function change(next: boolean) {
    setOn(next);
    setShortcutsEnabled(next);
    rememberPreference(SHORTCUTS_COOKIE, next ? "on" : "off");
  }

  return (
    <Checkbox
      name="shortcuts"
      label="Use single-key shortcuts in this browser"
      hint="Press ? to see them. Turn them off when you speak to your computer."
      checked={on}
      onChange={(event) => change(event.target.checked)}
    />
  );
}
