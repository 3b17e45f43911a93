"use client";
import { type ReactNode, useMemo, useState } from "react";
import { type Shortcut, useShortcuts } from "../shell/shortcuts";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";

export interface TimelineViewsProps {
  readonly graph: ReactNode;
  readonly table: ReactNode;
  /** From when to when. */
  readonly children: ReactNode;
}

/** Picture or table of the same timeline; the key "t" changes between them. */
export function TimelineViews({ graph, table, children }: TimelineViewsProps) {
  const [asTable, setAsTable] = useState(false);
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      {
        keys: "t",
        does: "Timeline as picture or table",
        group: "This page",
        run: () =>
          setAsTable((was) => {
            announce(was ? "Timeline shown as a picture" : "Timeline shown as a table");
            return !was;
          }),
      },
    ],
    [],
  );
  useShortcuts(shortcuts);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-small text-ink-2">{children}</p>
        <Button variant="quiet" size="small" keyHint="t" onClick={() => setAsTable(!asTable)} className="no-print">
          {asTable ? "Show as picture" : "Show as table"}
        </Button>
      </div>
      {asTable ? table : graph}
    </>
  );
}
