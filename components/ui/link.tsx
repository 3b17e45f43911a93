import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link that fetches nothing ahead: opening a chart is audited, and hovering is not opening. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
