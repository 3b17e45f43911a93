"use client";
import { useState } from "react";
import { useQuery } from "./use-query";

export interface ColumnChooserProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: ReadonlySet<string>;
}

export function ColumnChooser({ columns, hidden: before }: ColumnChooserProps) {
  const { change } = useQuery();
  const [hidden, setHidden] = useState(before);
  if (columns.length === 0) return null;

  function toggle(id: string) {
    const next = columns.map((column) => column.id).filter((one) => (one === id ? !hidden.has(one) : hidden.has(one)));
    setHidden(new Set(next));
    change({ hide: next.join(",") });
  }

  return (
    <details className="relative">
      <summary className="control flex min-h-8 items-center font-semibold text-accent">Columns</summary>
      <fieldset className="absolute right-0 z-20 mt-1 w-max rounded-control border border-field bg-surface p-3 shadow-lg">
        <legend className="visually-hidden">Columns to show</legend>
        {columns.map((column) => (
          <label key={column.id} className="control flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              checked={!hidden.has(column.id)}
              onChange={() => toggle(column.id)}
              className="size-4 accent-accent"
            />
            {column.header}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
