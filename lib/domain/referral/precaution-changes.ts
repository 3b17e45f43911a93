// What became safer or less safe for therapy between two looks at the same patient.
import type { Day } from "../shared/day";
import { precautionsOn } from "./brief";
import { type Precaution, type PrecautionTopic, precautionTopics, type Verdict } from "./brief-schema";
import { topicWords, verdictWords } from "./words";

const gravity: Record<Verdict, number> = { go: 0, caution: 1, "cannot-tell": 2, "no-go": 3 };

function worst(precautions: readonly Precaution[], topic: PrecautionTopic): Precaution | undefined {
  return precautions
    .filter((p) => p.topic === topic)
    .reduce<Precaution | undefined>(
      (kept, p) => (kept && gravity[kept.verdict] >= gravity[p.verdict] ? kept : p),
      undefined,
    );
}

/** One sentence for each topic whose verdict on a day differs between two sets of precautions, in the order of topics. */
export function precautionChanges(before: readonly Precaution[], after: readonly Precaution[], day: Day): string[] {
  const [older, newer] = [
    precautionsOn({ precautions: [...before] }, day),
    precautionsOn({ precautions: [...after] }, day),
  ];
  return precautionTopics.flatMap((topic) => {
    const [was, is] = [worst(older, topic), worst(newer, topic)];
    if (!is || was?.verdict === is.verdict) return [];
    const from = was ? `${verdictWords[was.verdict].toLowerCase()}, now ` : "";
    return [`${topicWords[topic]}: ${from}${verdictWords[is.verdict].toLowerCase()}. ${is.text}.`];
  });
}
