import type { ReactNode } from "react";

/** Keeps one date, or one number with its unit, on one line. Wrap the smallest part only. */
export function Nowrap({ children }: { readonly children: ReactNode }) {
  return <span className="nowrap">{children}</span>;
}
