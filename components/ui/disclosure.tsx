import type { ReactNode } from "react";

/** Native details: works without script, and find-in-page opens it. */
export function Disclosure({
  summary,
  open,
  onOpen,
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  /** Called when it is opened, for content that is made only then. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <details
      open={open}
      className="group"
      {...(onOpen ? { onToggle: (event) => (event.currentTarget.open ? onOpen() : undefined) } : {})}
    >
      <summary className="control flex min-h-8 w-fit items-center gap-1.5 font-semibold text-accent">
        <span aria-hidden="true" className="inline-block text-label group-open:rotate-90">
          ▶
        </span>
        {summary}
      </summary>
      <div className="pt-1 pb-2 pl-4">{children}</div>
    </details>
  );
}
