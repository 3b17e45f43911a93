import type { ReactNode } from "react";

/** One sentence about what will be here, and one action. */
export function EmptyState({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-control border border-dashed border-field px-4 py-6">
      <p className="prose-width text-ink-2">{children}</p>
      {action}
    </div>
  );
}
