import type { ReactNode } from "react";

/** Keeps one date, or one number with its unit, on one line. Wrap the smallest part only. */
export function Nowrap({ children }: { readonly children: ReactNode }) {
  return <span className="nowrap">{children}</span>;
}

const DATE = /(\d{2}-[A-Z][a-z]{2}-\d{4})/;

/** Running text in which every date such as 23-Nov-2026 stays on one line. */
export function UnbrokenDates({ children }: { readonly children: string }) {
  const parts = children.split(DATE).map((text, at) => ({ text, at, isDate: at % 2 === 1 }));
  return parts.map((part) => (part.isDate ? <Nowrap key={part.at}>{part.text}</Nowrap> : part.text));
}
