"use client";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Link } from "@/components/ui/link";
import { cx } from "../ui/cx";
import { NavIcon } from "./nav-icon";
import { currentHref, type NavGroup } from "./navigation";
import { RAIL_COOKIE, rememberPreference } from "./preferences";

/** The left rail, 216 px or folded to 56. The selected entry has an edge bar besides its fill. */
export function Rail({ groups, folded: before }: { readonly groups: readonly NavGroup[]; readonly folded: boolean }) {
  const [folded, setFolded] = useState(before);
  const current = currentHref(
    usePathname(),
    groups.flatMap((group) => group.entries),
  );
  const FoldIcon = folded ? PanelLeftOpen : PanelLeftClose;

  function fold() {
    setFolded(!folded);
    rememberPreference(RAIL_COOKIE, folded ? "open" : "folded");
  }

  return (
    <div className={cx("no-print hidden shrink-0 border-r border-line bg-sunken md:block", folded ? "w-14" : "w-54")}>
      <div className="sticky top-(--band-height,0px) flex h-[calc(100dvh-var(--band-height,0px))] flex-col gap-4 overflow-y-auto p-2">
        <nav aria-label="Main" className="flex flex-1 flex-col gap-4">
          <p className={cx("px-2 pt-2 text-lead font-bold", folded && "visually-hidden")}>Concord</p>
          {groups.map((group) => (
            <div key={group.title ?? "main"}>
              {group.title && !folded ? (
                <h2 className="px-2 pb-1 text-small font-semibold text-ink-2">{group.title}</h2>
              ) : null}
              <ul className="flex flex-col gap-0.5">
                {group.entries.map((entry) => {
                  const here = entry.href === current;
                  return (
                    <li key={entry.href}>
                      <Link
                        href={entry.href as Route}
                        aria-current={here ? "page" : undefined}
                        title={folded ? entry.label : undefined}
                        className={cx(
                          "control flex min-h-8 items-center gap-2 rounded-control border-l-3 px-2",
                          here
                            ? "border-accent bg-surface font-semibold"
                            : "border-transparent text-ink-2 hover:bg-surface hover:text-ink",
                        )}
                      >
                        <NavIcon name={entry.icon} />
                        <span className={folded ? "visually-hidden" : "flex-1"}>{entry.label}</span>
                        {entry.count ? <span className={folded ? "visually-hidden" : ""}>{entry.count}</span> : null}
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        </nav>
        <button
          type="button"
          aria-expanded={!folded}
          onClick={fold}
          className="control flex min-h-8 items-center gap-2 rounded-control px-2 text-small text-ink-2 hover:bg-surface hover:text-ink"
        >
          <FoldIcon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0" />
          <span className={folded ? "visually-hidden" : ""}>{folded ? "Show menu labels" : "Fold menu"}</span>
        </button>
      </div>
    </div>
  );
}
