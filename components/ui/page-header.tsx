import type { ReactNode } from "react";

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** State tags and save state, beside the title. */
  readonly state?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one h1 of a page, with what can be done on it. */
export function PageHeader({ title, state, lead, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-title">{title}</h1>
          {state}
        </div>
        {lead ? <p className="prose-width mt-0.5 text-ink-2">{lead}</p> : null}
      </div>
      {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}
