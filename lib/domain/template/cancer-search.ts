// The cancers that a syndrome is searched for, from the words of the clinical data to the ids of the diagnosis.
import { type CancerId, isCancerId } from "../knowledge/cancers";

const families: Readonly<Record<string, readonly CancerId[]>> = {
  lung: ["lung", "small-cell-lung", "non-small-cell-lung"],
  testicular: ["testicular", "testicular-seminoma"],
  neuroendocrine: ["neuroendocrine", "other-neuroendocrine"],
  "neuroblastoma (child)": ["neuroblastoma"],
  gynaecological: ["gynaecological", "ovarian", "ovarian-teratoma"],
};

/** The cancer ids that a search item of a syndrome stands for; throws for words that are not known. */
export function cancersOfSearch(words: string): readonly CancerId[] {
  const family = families[words];
  if (family) return family;
  if (isCancerId(words)) return [words];
  throw new Error(`cancer search "${words}" is not known`);
}
