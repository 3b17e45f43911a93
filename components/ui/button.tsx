import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  readonly icon?: ReactNode;
  /** Shows a working state and keeps focus; a second press does nothing. Say it in the words too: "Saving". */
  readonly busy?: boolean;
  /** A shortcut shown inside the button; the registry in the shell is what makes it work. */
  readonly keyHint?: string;
}

export function Button({
  variant,
  size,
  icon,
  busy,
  keyHint,
  className,
  children,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonClass({ variant, size, className })}
    >
      {busy ? <LoaderCircle aria-hidden="true" size={16} strokeWidth={1.75} className="spin-late" /> : icon}
      <span>{children}</span>
      {keyHint ? <KeyHint>{keyHint}</KeyHint> : null}
    </button>
  );
}

/** The colour is inherited so that the hint stays readable on a filled button. */
export function KeyHint({ children }: { readonly children: ReactNode }) {
  return (
    <span aria-hidden="true" className="rounded-tag border border-current px-1 font-sans text-label">
      {children}
    </span>
  );
}
