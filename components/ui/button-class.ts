import { cx } from "./cx";

export interface ButtonLook {
  readonly variant?: "primary" | "secondary" | "danger" | "quiet";
  readonly size?: "normal" | "small";
}

const VARIANTS = {
  primary: "border-accent bg-accent text-on-accent hover:bg-accent-hover hover:border-accent-hover",
  secondary: "border-field bg-surface text-ink hover:bg-sunken",
  danger: "border-danger bg-danger text-on-danger",
  quiet: "border-transparent text-accent underline-offset-2 hover:bg-accent-soft hover:underline",
} as const;

/** One look for buttons and for links that act like buttons. */
export function buttonClass({
  variant = "secondary",
  size = "normal",
  className,
}: ButtonLook & { readonly className?: string }): string {
  return cx(
    "control inline-flex items-center justify-center gap-1.5 rounded-control border font-semibold",
    "max-w-full max-sm:py-1 sm:whitespace-nowrap",
    "disabled:opacity-60 disabled:cursor-not-allowed aria-disabled:cursor-progress",
    size === "small" ? "min-h-7 px-2 text-small" : "min-h-8 px-3 text-body",
    VARIANTS[variant],
    className,
  );
}
