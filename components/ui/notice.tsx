import type { ReactNode } from "react";
import { cx } from "./cx";
import { TONES, type Tone } from "./tone";

export interface NoticeProps {
  readonly tone: Tone;
  /** Says in words what kind of notice this is: "Must resolve before signing", "Check", "Saved". */
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** A band spans the page; a card sits in a column. */
  readonly band?: boolean;
  readonly headingLevel?: 2 | 3 | 4;
}

export function Notice({ tone, title, children, actions, band, headingLevel = 3 }: NoticeProps) {
  const { shape: Shape, filled, look } = TONES[tone];
  const Heading = `h${headingLevel}` as const;
  return (
    <div
      className={cx(
        "edge-cue keep-together border-l-4 px-3 py-2",
        band ? "border-y" : "rounded-control",
        tone === "draft" && "border-dashed",
        look,
      )}
    >
      <Heading className="flex items-start gap-1.5">
        <Shape
          aria-hidden="true"
          size={filled ? 12 : 16}
          strokeWidth={filled ? 2 : 1.75}
          fill={filled ? "currentColor" : "none"}
          className={filled ? "mt-1 shrink-0" : "mt-0.5 shrink-0"}
        />
        <span>{title}</span>
      </Heading>
      {children ? <div className="mt-0.5 text-ink">{children}</div> : null}
      {actions ? <div className="mt-1.5 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
