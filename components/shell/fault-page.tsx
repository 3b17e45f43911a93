import type { ReactNode } from "react";

export interface FaultPageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page that stands alone: not found, no access, or a fault. */
export function FaultPage({ title, children, actions }: FaultPageProps) {
  return (
    <div className="mx-auto flex max-w-144 flex-col gap-3 px-4 py-12">
      <h1 className="text-title">{title}</h1>
      <div className="prose-width flex flex-col gap-2 text-ink-2">{children}</div>
      {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
