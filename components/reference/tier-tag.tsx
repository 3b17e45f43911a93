import { tierWords } from "@/lib/domain/safety/decision-words";
import type { Tier } from "@/lib/domain/safety/finding";
import { Tag } from "../ui/tag";
import type { Tone } from "../ui/tone";

const toneOf: Readonly<Record<Tier, Tone | "plain">> = {
  "must-resolve": "stop",
  "before-dose": "check",
  check: "check",
  information: "info",
};

export function TierTag({ tier }: { readonly tier: Tier }) {
  return <Tag tone={toneOf[tier]}>{tierWords[tier]}</Tag>;
}
