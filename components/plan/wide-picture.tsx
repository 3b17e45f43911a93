import type { ReactNode } from "react";

const frame = "overflow-x-auto rounded-control bg-surface print:overflow-visible";

/** A picture that scrolls sideways where it would become unreadably small; paper shows it whole. */
export function WidePicture({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture that scrolls must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className={frame}>
      <div className="w-full min-w-240 print:min-w-0">{children}</div>
    </section>
  );
}
