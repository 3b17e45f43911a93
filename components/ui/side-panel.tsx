import { X } from "lucide-react";
import type { Route } from "next";
import type { ReactNode } from "react";
import { Link } from "./link";

export interface SidePanelProps {
  readonly title: ReactNode;
  /** Panels have their own address; closing goes back to the page below. */
  readonly closeHref: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A panel beside the page, 336 px on wide screens and in the flow on narrow ones. It is not modal. */
export function SidePanel({ title, closeHref, children, footer }: SidePanelProps) {
  return (
    <section
      aria-labelledby="side-panel-title"
      className="flex flex-col gap-3 border-line bg-surface p-4 max-lg:border-y lg:w-84 lg:shrink-0 lg:border-l"
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id="side-panel-title" className="text-lead">
          {title}
        </h2>
        <Link
          href={closeHref as Route}
          aria-label="Close panel"
          scroll={false}
          className="control inline-flex min-h-8 min-w-8 items-center justify-center rounded-control hover:bg-sunken"
        >
          <X aria-hidden="true" size={16} strokeWidth={1.75} />
        </Link>
      </div>
      {children}
      {footer ? <div className="flex flex-wrap gap-2 border-t border-line pt-3">{footer}</div> : null}
    </section>
  );
}
