import type { ReactNode } from "react";

/** A headed part of a reference page; the id lets a link lead here. */
export function ReferenceSection({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="text-lead">
        {title}
      </h2>
      {children}
    </section>
  );
}
