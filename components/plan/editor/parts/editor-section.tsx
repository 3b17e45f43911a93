import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { FieldError } from "@/components/ui/field";

/** A titled part of an editor. With an id it can be the target of a problem that belongs to no single box. */
export function EditorSection({
  title,
  lead,
  id,
  error,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly id?: string;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section
      {...(id ? { id, tabIndex: -1 } : {})}
      className="flex flex-col gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0"
    >
      <div className="flex flex-col gap-1">
        <h2 className="text-lead">{title}</h2>
        {lead ? <p className="prose-width text-ink-2">{lead}</p> : null}
        <FieldError id={id ?? title} error={error} />
      </div>
      {children}
    </section>
  );
}

/** Fields beside each other where there is room; `dense` for the short ones of a row that comes many times. */
export function FieldGrid({ dense, children }: { readonly dense?: boolean; readonly children: ReactNode }) {
  const columns = dense ? "grid-cols-[repeat(auto-fill,minmax(min(100%,11rem),1fr))]" : "sm:grid-cols-2";
  return <div className={cx("grid items-start gap-x-4 gap-y-3", columns)}>{children}</div>;
}
