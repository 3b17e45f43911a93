import { Circle, CircleCheck, type LucideIcon, PenLine, Square, Triangle } from "lucide-react";

export type Tone = "stop" | "check" | "info" | "done" | "draft";

/** Each tone has a shape and a word of its own, so colour is never the only cue. */
export const TONES: Readonly<
  Record<Tone, { readonly shape: LucideIcon; readonly filled: boolean; readonly look: string }>
> = {
  stop: { shape: Square, filled: true, look: "border-stop-edge bg-stop-fill text-stop" },
  check: { shape: Triangle, filled: true, look: "border-check-edge bg-check-fill text-check" },
  info: { shape: Circle, filled: true, look: "border-info-edge bg-info-fill text-info" },
  done: { shape: CircleCheck, filled: false, look: "border-done-edge bg-done-fill text-done" },
  draft: { shape: PenLine, filled: false, look: "border-draft-edge bg-draft-fill text-draft" },
};
