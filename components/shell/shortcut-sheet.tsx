"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { Dialog } from "../ui/dialog";
import type { NavGroup, NavIcon } from "./navigation";
import { rememberPreference, SHORTCUTS_COOKIE } from "./preferences";
import {
  type Shortcut,
  setShortcutsEnabled,
  useRegisteredShortcuts,
  useShortcutListener,
  useShortcuts,
} from "./shortcuts";

const GO_KEYS: Partial<Record<NavIcon, string>> = {
  work: "g w",
  patients: "g p",
  plans: "g l",
  sessions: "g s",
  referrals: "g r",
  templates: "g t",
  reference: "g f",
};

/** The list of shortcuts, drawn from the registry, with the switch that turns them off (WCAG 2.1.4). */
export function ShortcutSheet({ groups, on: before }: { readonly groups: readonly NavGroup[]; readonly on: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(before);
  const all = useRegisteredShortcuts();

  const own = useMemo<readonly Shortcut[]>(
    () => [
      { keys: "?", does: "Show the keyboard shortcuts", group: "Everywhere", run: () => setOpen(true) },
      { keys: "/", does: "Go to the filters or the search box", group: "This page", run: focusFilter },
      ...groups.flatMap((group) =>
        group.entries.flatMap((entry): readonly Shortcut[] => {
          const keys = GO_KEYS[entry.icon];
          return keys ? [{ keys, does: entry.label, group: "Go to", run: () => router.push(entry.href as Route) }] : [];
        }),
      ),
    ],
    [groups, router],
  );
  useShortcuts(own);
  useShortcutListener();
  useEffect(() => setShortcutsEnabled(on), [on]);

  function change(next: boolean) {
    setOn(next);
    rememberPreference(SHORTCUTS_COOKIE, next ? "on" : "off");
  }

  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="no-print control min-h-7 text-small text-ink-2 underline underline-offset-2 hover:text-ink max-md:hidden"
      >
        Shortcuts
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard shortcuts">
        <label className="control flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => change(event.target.checked)}
            className="size-4 accent-accent"
          />
          Use single-key shortcuts in this browser
        </label>
        {(["Everywhere", "Go to", "This page"] as const).map((group) => {
          const shortcuts = all.filter((one) => one.group === group);
          return shortcuts.length === 0 ? null : (
            <section key={group} className="mt-3">
              <h3 className="text-small text-ink-2">{group}</h3>
              <dl className="mt-1 grid grid-cols-[5rem_minmax(0,1fr)] gap-y-1">
                {shortcuts.map((one) => (
                  <div key={one.keys} className="contents">
                    <dt className="font-semibold">
                      <kbd className="font-sans">{one.keys.replace(" ", " then ")}</kbd>
                    </dt>
                    <dd>{one.does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </Dialog>
    </>
  );
}

function focusFilter(): void {
  const main = document.getElementById("main");
  const target =
    main?.querySelector<HTMLElement>("[data-filter]") ??
    main?.querySelector<HTMLElement>("form[method=get] :is(input:not([type=hidden]), select)");
  target?.focus();
}
