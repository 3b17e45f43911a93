import type { ScoreClass } from "./class-history";
import type { PnsLevel } from "./pns-care-score";

/** The levels of certainty for reading; "Non-PNS" never stands without its note. */
export const pnsLevelWords: Record<PnsLevel, string> = {
  definite: "Definite",
  probable: "Probable",
  possible: "Possible",
  "non-pns": "Non-PNS",
};

/** The same with the two answers that are no level. */
export const scoreClassWords: Record<ScoreClass, string> = {
  ...pnsLevelWords,
  "not-applicable": "Not applicable",
  "cannot-tell": "Cannot tell",
};
