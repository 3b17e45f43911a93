"use client";
import { type ReactNode, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";

/** Details whose content is only made once they are opened: for long content that follows every keystroke. */
export function LazyDetails({
  summary,
  children,
}: {
  readonly summary: ReactNode;
  readonly children: () => ReactNode;
}) {
  const [seen, setSeen] = useState(false);
  return (
    <Disclosure summary={summary} onOpen={() => setSeen(true)}>
      {seen ? children() : null}
    </Disclosure>
  );
}
