"use client";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "./button";
import { useQuery } from "./use-query";

export interface FilterChoice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The choice that filters nothing, such as "Any status". */
  readonly anyLabel: string;
}

/**
 * Filters from closed lists, kept in the URL. A name search must not come here: it would put a name into the URL.
 * Works as a plain GET form before the script has loaded.
 */
export function FilterForm({
  filters,
  children,
}: {
  readonly filters: readonly FilterChoice[];
  readonly children?: ReactNode;
}) {
  const path = usePathname();
  const params = useSearchParams();
  const { change } = useQuery();
  const active = filters.filter((filter) => params.get(filter.name));
  const kept = ["sort", "hide"].map((name) => [name, params.get(name)] as const);

  return (
    <form method="get" action={path} className="flex min-w-0 max-w-full flex-wrap items-end gap-2">
      {kept.map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      {filters.map((filter) => (
        <div key={filter.name} className="flex min-w-0 max-w-full flex-col gap-0.5">
          <label htmlFor={`filter-${filter.name}`} className="text-small text-ink-2">
            {filter.label}
          </label>
          <select
            key={params.get(filter.name) ?? ""}
            id={`filter-${filter.name}`}
            name={filter.name}
            defaultValue={params.get(filter.name) ?? ""}
            onChange={(event) => change({ [filter.name]: event.target.value })}
            className="control min-h-8 max-w-full rounded-control border border-field bg-surface px-2 text-body text-ink"
          >
            <option value="">{filter.anyLabel}</option>
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      ))}
      {children}
      <noscript>
        <button type="submit">Filter</button>
      </noscript>
      {active.length > 0 ? (
        <Button variant="quiet" onClick={() => change(Object.fromEntries(active.map((filter) => [filter.name, null])))}>
          Clear filters
        </Button>
      ) : null}
    </form>
  );
}
