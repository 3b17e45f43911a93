"use client";
import type { Route } from "next";
import { usePathname } from "next/navigation";
import { cx } from "./cx";
import { Link } from "./link";

export interface TabLink {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  /** Current only on this very address, not on those below it. */
  readonly exact?: boolean;
}

/** Tabs are links: each has its own address, and Back works. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly TabLink[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="no-print border-b border-line">
      <ul className="flex flex-wrap gap-x-1">
        {tabs.map((tab) => {
          const current = path === tab.href || (!tab.exact && path.startsWith(`${tab.href}/`));
          return (
            <li key={tab.href}>
              <Link
                href={tab.href as Route}
                aria-current={current ? "page" : undefined}
                className={cx(
                  "control -mb-px flex min-h-9 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap",
                  current
                    ? "border-accent font-semibold text-ink"
                    : "border-transparent text-ink-2 hover:border-field hover:text-ink",
                )}
              >
                {tab.label}
                {tab.count === undefined ? null : <span className="text-small text-ink-3">{tab.count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
