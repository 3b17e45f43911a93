import { pnsLevelWords } from "@/lib/domain/diagnosis/level-words";
import type { PnsCareScore } from "@/lib/domain/diagnosis/pns-care-score";
import { formatDay } from "@/lib/domain/shared/day";
import { Nowrap } from "../ui/nowrap";

/** When time alone changes the score, and whether the class changes with it. */
export function NextChange({ score }: { readonly score: PnsCareScore }) {
  if (!score.nextChangeOn) return "It does not change with time alone.";
  const on = <Nowrap>{formatDay(score.nextChangeOn)}</Nowrap>;
  return score.nextLevel ? (
    <>
      Class changes on {on} to <strong>{pnsLevelWords[score.nextLevel]}</strong> if nothing else changes.
    </>
  ) : (
    <>One point less from {on} if nothing else changes; the class stays.</>
  );
}
