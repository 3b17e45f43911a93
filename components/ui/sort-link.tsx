"use client";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { Route } from "next";
import type { ReactNode } from "react";
import { Link } from "./link";
import { nextSort, type SortState, writeSort } from "./table-url";
import { useQuery } from "./use-query";

/** A column heading that orders the list; a link, so it also works before the script has loaded. */
export function SortLink({
  id,
  sort,
  children,
}: {
  readonly id: string;
  readonly sort: SortState;
  readonly children: ReactNode;
}) {
  const { href } = useQuery();
  const Icon = sort.id !== id ? ArrowUpDown : sort.desc ? ArrowDown : ArrowUp;
  return (
    <Link
      href={href({ sort: writeSort(nextSort(sort, id)) }) as Route}
      replace
      scroll={false}
      className="inline-flex min-h-6 items-center gap-1 hover:text-ink hover:underline"
    >
      {children}
      <Icon aria-hidden="true" size={14} strokeWidth={1.75} className={sort.id === id ? "text-accent" : "text-ink-3"} />
    </Link>
  );
}
