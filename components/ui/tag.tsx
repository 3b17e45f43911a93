import type { ReactNode } from "react";
import { cx } from "./cx";
import { TONES, type Tone } from "./tone";

/** A short state word. A draft carries three cues: the word, violet, and a dashed border. */
export function Tag({ tone, children }: { readonly tone?: Tone | "plain"; readonly children: ReactNode }) {
  const look = tone && tone !== "plain" ? TONES[tone].look : "border-field bg-surface text-ink-2";
  return (
    <span
      className={cx(
        "edge-cue inline-block rounded-tag border px-1.5 text-small font-semibold whitespace-nowrap",
        tone === "draft" && "border-dashed",
        look,
      )}
    >
      {children}
    </span>
  );
}
