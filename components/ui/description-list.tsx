import type { ReactNode } from "react";

export interface Description {
  readonly term: string;
  readonly value: ReactNode;
  /** Tells terms apart when two share a name. */
  readonly key?: string;
}

/** Label and value pairs; labels lighter than values. An absent value is words ("Not recorded"), never a gap. */
export function DescriptionList({ items }: { readonly items: readonly Description[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-4 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)] sm:gap-y-1.5">
      {items.map((item) => (
        <div key={item.key ?? item.term} className="contents">
          <dt className="text-small text-ink-3 sm:pt-px">{item.term}</dt>
          <dd className="mb-2 sm:mb-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
