import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

/** An icon never stands alone: the words beside it carry the meaning. */
export function IconText({
  icon: Icon,
  children,
  className,
}: {
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span className={cx("inline-flex items-start gap-1.5", className)}>
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </span>
  );
}
