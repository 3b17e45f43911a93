import type { Route } from "next";
import type { ReactNode } from "react";
import { KeyHint } from "./button";
import { type ButtonLook, buttonClass } from "./button-class";
import { Link } from "./link";

export interface LinkButtonProps extends ButtonLook {
  readonly href: string;
  readonly icon?: ReactNode;
  readonly keyHint?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A link that looks like a button: it goes somewhere and changes nothing. No link of the kit fetches its page ahead:
 * opening a chart is recorded, and pointing at a link is not opening it.
 */
export function LinkButton({ href, icon, keyHint, variant, size, className, children }: LinkButtonProps) {
  return (
    <Link href={href as Route} className={buttonClass({ variant, size, className })}>
      {icon}
      <span>{children}</span>
      {keyHint ? <KeyHint>{keyHint}</KeyHint> : null}
    </Link>
  );
}
