import type { Verdict } from "@/lib/domain/referral/brief-schema";
import { verdictWords } from "@/lib/domain/referral/words";
import { Tag } from "../ui/tag";
import type { Tone } from "../ui/tone";

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  go: "done",
  caution: "check",
  "cannot-tell": "info",
  "no-go": "stop",
};

export function VerdictTag({ verdict }: { readonly verdict: Verdict }) {
  return <Tag tone={VERDICT_TONES[verdict]}>{verdictWords[verdict]}</Tag>;
}
