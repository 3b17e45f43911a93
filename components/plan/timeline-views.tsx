"use client";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type Shortcut, useShortcuts } from "../shell/shortcuts";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import type { View } from "./timeline-view";

export interface TimelineViewsProps {
  readonly graph: ReactNode;
  readonly table: ReactNode;
  /** From when to when. */
  readonly children: ReactNode;
  /** With it the choice stands in the address; null while nothing is chosen, then a narrow screen begins with the table. */
  readonly chosen?: View | null;
}

/** Below this width a picture would be small; the same as the `sm` of the style sheet. */
const NARROW = "(width < 40rem)";

/** The address keeps the choice without asking the server for anything. */
function keepInAddress(view: View): void {
  const url = new URL(window.location.href);
  url.searchParams.set("view", view);
  window.history.replaceState(null, "", url);
}

/** Picture or table of the same timeline; the key "t" changes between them. */
export function TimelineViews({ graph, table, children, chosen }: TimelineViewsProps) {
  const [view, setView] = useState<View | null>(chosen === undefined ? "picture" : chosen);
  const change = useCallback(() => {
    const shown = view ?? (window.matchMedia(NARROW).matches ? "table" : "picture");
    const next = shown === "table" ? "picture" : "table";
    setView(next);
    if (chosen !== undefined) keepInAddress(next);
    announce(next === "picture" ? "Timeline shown as a picture" : "Timeline shown as a table");
  }, [view, chosen]);
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [{ keys: "t", does: "Timeline as picture or table", group: "This page", run: change }],
    [change],
  );
  useShortcuts(shortcuts);
  const isEither = view === null;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-small text-ink-2">{children}</p>
        <Button variant="quiet" size="small" keyHint="t" onClick={change} className="no-print">
          {isEither ? (
            <>
              <span className="max-sm:hidden">Show as table</span>
              <span className="sm:hidden">Show as picture</span>
            </>
          ) : view === "table" ? (
            "Show as picture"
          ) : (
            "Show as table"
          )}
        </Button>
      </div>
      {view === "table" ? null : <div className={isEither ? "max-sm:hidden" : undefined}>{graph}</div>}
      {view === "picture" ? null : <div className={isEither ? "sm:hidden" : undefined}>{table}</div>}
    </>
  );
}
