"use client";
import { type ReactNode, useMemo, useState } from "react";
import { type Shortcut, useShortcuts } from "../shell/shortcuts";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";

export interface TrendViewsProps {
  readonly picture: ReactNode;
  readonly table: ReactNode;
}

/** The trend of a measure as picture or as table; the key "t" changes between them. */
export function TrendViews({ picture, table }: TrendViewsProps) {
  const [asTable, setAsTable] = useState(false);
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      {
        keys: "t",
        does: "Trend as picture or table",
        group: "This page",
        run: () =>
          setAsTable((was) => {
            announce(was ? "Trend shown as a picture" : "Trend shown as a table");
            return !was;
          }),
      },
    ],
    [],
  );
  useShortcuts(shortcuts);
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        keyHint="t"
        onClick={() => setAsTable(!asTable)}
        className="no-print self-start"
      >
        {asTable ? "Show as picture" : "Show as table"}
      </Button>
      {asTable ? table : picture}
    </>
  );
}
