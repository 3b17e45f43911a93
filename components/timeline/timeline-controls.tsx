"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { type Zoom, zooms, zoomWords } from "@/lib/domain/schedule/axis";
import type { Day } from "@/lib/domain/shared/day";
import { type Shortcut, useShortcuts } from "../shell/shortcuts";
import { KeyHint } from "../ui/button";
import { buttonClass } from "../ui/button-class";
import { Link } from "../ui/link";
import { useQuery } from "../ui/use-query";

export interface TimelineControlsProps {
  readonly zoom: Zoom;
  /** First days of the stretch before and behind; null where nothing lies there. */
  readonly earlier: Day | null;
  readonly later: Day | null;
}

/** How much time is shown and which: links, so that the address holds the state and Back works. Keys do the same. */
export function TimelineControls({ zoom, earlier, later }: TimelineControlsProps) {
  const router = useRouter();
  const { href } = useQuery();
  const zoomTo = (to: Zoom) => href({ zoom: to, from: null }) as Route;
  const moveTo = (from: Day | null) => href({ zoom, from }) as Route;
  const targets = [
    ...zooms.map((one, at) => [String(at + 1), `Show ${zoomWords[one].toLowerCase()}`, zoomTo(one)] as const),
    ...(earlier ? [["[", "Earlier", moveTo(earlier)] as const] : []),
    ...(later ? [["]", "Later", moveTo(later)] as const] : []),
  ];
  // As one text, so that the registration is renewed only when an address changes.
  const known = JSON.stringify(targets);

  const shortcuts = useMemo<readonly Shortcut[]>(
    () =>
      (JSON.parse(known) as typeof targets).map(([keys, does, to]) => {
        return { keys, does, group: "This page", run: () => router.push(to, { scroll: false }) };
      }),
    [known, router],
  );
  useShortcuts(shortcuts);

  const move = (label: string, key: string, to: Day | null) =>
    to === null ? null : (
      <Link href={moveTo(to)} scroll={false} className={buttonClass({ size: "small" })}>
        <span>{label}</span>
        <KeyHint>{key}</KeyHint>
      </Link>
    );
  return (
    <nav aria-label="Time shown" className="no-print flex flex-wrap items-center gap-2">
      {zooms.map((one, at) => (
        <Link
          key={one}
          href={zoomTo(one)}
          scroll={false}
          aria-current={one === zoom ? "true" : undefined}
          className={buttonClass({ size: "small", variant: one === zoom ? "primary" : "secondary" })}
        >
          <span>{zoomWords[one]}</span>
          <KeyHint>{String(at + 1)}</KeyHint>
        </Link>
      ))}
      {move("Earlier", "[", earlier)}
      {move("Later", "]", later)}
      {zoom !== "all" ? (
        <Link href={moveTo(null)} scroll={false} className={buttonClass({ size: "small", variant: "quiet" })}>
          Around today
        </Link>
      ) : null}
    </nav>
  );
}
