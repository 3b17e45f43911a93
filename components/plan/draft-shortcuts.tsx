"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { type Shortcut, useShortcuts } from "../shell/shortcuts";

export interface DraftShortcutsProps {
  readonly addHref: string | null;
  readonly reviewHref: string | null;
  readonly changesHref: string | null;
}

/** n: add a treatment, s: go to review (it never signs), d: what differs from the signed version. */
export function DraftShortcuts({ addHref, reviewHref, changesHref }: DraftShortcutsProps) {
  const router = useRouter();
  const shortcuts = useMemo(() => {
    const go = (keys: string, does: string, href: string | null): Shortcut[] =>
      href ? [{ keys, does, group: "This page", run: () => router.push(href as Route) }] : [];
    return [
      ...go("n", "Add a treatment", addHref),
      ...go("s", "Go to review and sign", reviewHref),
      ...go("d", "Compare with the signed version", changesHref),
    ];
  }, [router, addHref, reviewHref, changesHref]);
  useShortcuts(shortcuts);
  return null;
}
