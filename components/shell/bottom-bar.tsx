"use client";
import { Ellipsis } from "lucide-react";
import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Link } from "@/components/ui/link";
import { cx } from "../ui/cx";
import { Dialog } from "../ui/dialog";
import { NavIcon } from "./nav-icon";
import { bottomBar, currentHref, type NavEntry, type NavGroup } from "./navigation";

const PLACE = "flex min-h-14 w-full flex-col items-center justify-center gap-0.5 border-t-2 px-1 text-label";

/** Below 768 px the rail becomes a bar of four places at the bottom. */
export function BottomBar({ groups }: { readonly groups: readonly NavGroup[] }) {
  const [open, setOpen] = useState(false);
  const { shown, more } = bottomBar(groups);
  const current = currentHref(usePathname(), [...shown, ...more]);
  const inMore = more.some((entry) => entry.href === current);

  return (
    <nav aria-label="Main" className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface md:hidden">
      <ul className="flex">
        {shown.map((entry) => (
          <li key={entry.href} className="min-w-0 flex-1">
            <BarLink entry={entry} here={entry.href === current} />
          </li>
        ))}
        {more.length > 0 ? (
          <li className="min-w-0 flex-1">
            <button
              type="button"
              aria-haspopup="dialog"
              onClick={() => setOpen(true)}
              className={cx(PLACE, inMore ? "border-accent font-semibold" : "border-transparent text-ink-2")}
            >
              <Ellipsis aria-hidden="true" size={16} strokeWidth={1.75} />
              More
            </button>
          </li>
        ) : null}
      </ul>
      <Dialog open={open} onClose={() => setOpen(false)} title="More pages">
        <ul>
          {more.map((entry) => (
            <li key={entry.href}>
              <Link
                href={entry.href as Route}
                onClick={() => setOpen(false)}
                aria-current={entry.href === current ? "page" : undefined}
                className="flex min-h-11 items-center gap-2 border-b border-line aria-[current]:font-semibold"
              >
                <NavIcon name={entry.icon} />
                {entry.label}
                {entry.count ? <span className="text-ink-2">{entry.count}</span> : null}
              </Link>
            </li>
          ))}
        </ul>
      </Dialog>
    </nav>
  );
}

function BarLink({ entry, here }: { readonly entry: NavEntry; readonly here: boolean }) {
  return (
    <Link
      href={entry.href as Route}
      aria-current={here ? "page" : undefined}
      className={cx(PLACE, here ? "border-accent font-semibold" : "border-transparent text-ink-2")}
    >
      <NavIcon name={entry.icon} />
      <span>
        {entry.label}
        {entry.count ? ` ${entry.count}` : ""}
      </span>
    </Link>
  );
}
