import type { PnsLevel } from "./pns-care-score";

/** The levels of certainty for reading; "Non-PNS" never stands without its note. */
export const pnsLevelWords: Record<PnsLevel, string> = {
  definite: "Definite",
  probable: "Probable",
  possible: "Possible",
  "non-pns": "Non-PNS",
};
