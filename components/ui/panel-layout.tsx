"use client";
import { type ReactNode, useState } from "react";
import { cx } from "./cx";

export interface PanelLayoutProps {
  readonly mainLabel: string;
  readonly panelLabel: string;
  /** Such as "1 must resolve"; part of the tab's name when the panel is folded away. */
  readonly panelSummary?: string;
  readonly panel: ReactNode;
  readonly children: ReactNode;
}

/** Page and panel side by side; below 1100 px the panel becomes the second of two views. Both stay in the document. */
export function PanelLayout({ mainLabel, panelLabel, panelSummary, panel, children }: PanelLayoutProps) {
  const [view, setView] = useState<"main" | "panel">("main");
  return (
    <div className="lg:flex lg:items-stretch">
      <fieldset className="no-print flex gap-1 border-b border-line px-4 lg:hidden">
        <legend className="visually-hidden">View</legend>
        <ViewButton current={view === "main"} onPress={() => setView("main")}>
          {mainLabel}
        </ViewButton>
        <ViewButton current={view === "panel"} onPress={() => setView("panel")}>
          {panelLabel}
          {panelSummary ? <span className="font-normal text-ink-2"> {panelSummary}</span> : null}
        </ViewButton>
      </fieldset>
      <div className={cx("min-w-0 flex-1", view === "panel" && "max-lg:hidden")}>{children}</div>
      <aside
        aria-label={panelLabel}
        className={cx("border-line bg-surface lg:w-84 lg:shrink-0 lg:border-l", view === "main" && "max-lg:hidden")}
      >
        <div className="panel-body p-4">{panel}</div>
      </aside>
    </div>
  );
}

function ViewButton({
  current,
  onPress,
  children,
}: {
  readonly current: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={current}
      onClick={onPress}
      className={cx(
        "control -mb-px min-h-9 border-b-2 px-2.5 font-semibold",
        current ? "border-accent text-ink" : "border-transparent text-ink-2",
      )}
    >
      {children}
    </button>
  );
}
