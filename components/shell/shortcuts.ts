"use client";
// The one registry of keyboard shortcuts: what is registered here works, and is what the sheet lists.
import { useEffect, useSyncExternalStore } from "react";
import { isTyping, nextShortcut, type Waiting } from "./shortcut-keys";

export interface Shortcut {
  /** One key, or two with a space between: "/", "g w". */
  readonly keys: string;
  /** What it does, for the sheet: "Go to patients". */
  readonly does: string;
  readonly group: "Go to" | "This page" | "Everywhere";
  readonly run: () => void;
}

let registered: readonly Shortcut[] = [];
let enabled = true;
const listeners = new Set<() => void>();

function publish(next: readonly Shortcut[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Shortcuts live as long as the component that registers them. Keep the array's identity stable (useMemo). */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    publish([...registered, ...shortcuts]);
    return () => publish(registered.filter((one) => !shortcuts.includes(one)));
  }, [shortcuts]);
}

export function useRegisteredShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    subscribe,
    () => registered,
    () => registered,
  );
}

export function setShortcutsEnabled(on: boolean): void {
  enabled = on;
}

/** Listens for the whole page; mounted once, by the sheet. The latest registration of a key wins. */
export function useShortcutListener(): void {
  useEffect(() => {
    let waiting: Waiting | null = null;

    function onKeyDown(event: KeyboardEvent) {
      if (!enabled || event.defaultPrevented || event.repeat || isTyping(event.target)) return;
      const outcome = nextShortcut(
        registered.map((one) => one.keys),
        waiting,
        { key: event.key, at: event.timeStamp, modified: event.ctrlKey || event.metaKey || event.altKey },
      );
      waiting = outcome.waiting;
      const shortcut = registered.findLast((one) => one.keys === outcome.run);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    }

    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
