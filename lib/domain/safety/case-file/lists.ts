// Lists of a case file. An empty list means asked and none; a list that is not there means not asked.

import type { FactList } from "@/lib/domain/safety/engine-input";
import { mendWord } from "./near-miss";
import { textAt } from "./scalars";
import { complain, entriesAt, isUnsaid, type Spot, shown } from "./spot";

const MOST_ENTRIES = 2000;
const notAsked: FactList = { present: [], absent: [], complete: false };
const asked = (ids: readonly string[]): FactList => ({ present: [...new Set(ids)], absent: [], complete: true });

function textsAt(spot: Spot): readonly { readonly spot: Spot; readonly text: string }[] {
  return (entriesAt(spot, MOST_ENTRIES) ?? []).flatMap((entry) => {
    if (typeof entry.value !== "string") {
      complain(entry, `expected text, found ${shown(entry.value)}`, "Write the id in quotation marks");
      return [];
    }
    const text = textAt(entry);
    return text === undefined ? [] : [{ spot: entry, text }];
  });
}

/** A list in which every id must be known. */
export function knownIdsAt(spot: Spot, known: readonly string[], what: string): FactList {
  if (isUnsaid(spot)) return notAsked;
  const ids = textsAt(spot).flatMap(({ spot: entry, text }) => {
    if (known.includes(text)) return [text];
    complain(entry, `${shown(text)} is not known`, mendWord(text, known, what));
    return [];
  });
  return asked(ids);
}

export interface SortedList {
  readonly list: FactList;
  /** As written; nothing can be checked for them. */
  readonly unmapped: readonly string[];
}

/** A list in which an unknown entry is no error, but is named as not checked. */
export function sortedIdsAt(spot: Spot, isKnown: (id: string) => boolean): SortedList {
  if (isUnsaid(spot)) return { list: notAsked, unmapped: [] };
  const texts = textsAt(spot).map(({ text }) => text);
  return { list: asked(texts.filter(isKnown)), unmapped: [...new Set(texts.filter((text) => !isKnown(text)))] };
}
