"use client";
import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { withQuery } from "./table-url";

/** Changes the list's query string in place, keeping scroll and focus. */
export function useQuery() {
  const router = useRouter();
  const path = usePathname();
  const current = useSearchParams().toString();
  const [pending, start] = useTransition();
  return {
    pending,
    href: (changes: Readonly<Record<string, string | null>>) => `${path}${withQuery(current, changes)}`,
    change: (changes: Readonly<Record<string, string | null>>) =>
      start(() => router.replace(`${path}${withQuery(current, changes)}` as Route, { scroll: false })),
  };
}
