// Rules whose outcome rests on no fact that can be unknown, with the reason. A test fails when one is missing or too many.
const test = "asks whether a test was done: that it was not is the answer, not a gap";
const monitoring = "asks whether a result of a running treatment is overdue: that there is none is the answer";
const planOnly = "asks about the orders of the plan alone, and a flag that is not set is not set";

export const needsNoFact: Readonly<Record<string, string>> = {
  "cbz-baseline-labs": test,
  "vpa-baseline-labs": test,
  "aza-tpmt-untested": test,
  "rtx-hbv-unscreened": test,
  "rtx-igg-baseline": test,
  "ivig-baseline": test,
  "plex-coagulation-baseline": test,
  "cis-audiogram-missing": test,
  "mon-azathioprine-cbc": monitoring,
  "mon-cyclophosphamide-cbc": monitoring,
  "mon-carbamazepine-sodium": monitoring,
  "mon-valproate-lft-platelets": monitoring,
  "mon-steroid-glucose-bp": monitoring,
  "mon-plex-per-session": monitoring,
  "mon-ivig-creatinine": monitoring,
  "mon-rituximab-igg-hbv": monitoring,
  "mon-cisplatin-renal": monitoring,
  "gc-duplicate": planOnly,
  "rtx-plex-gap": planOnly,
  "ivig-before-plex": planOnly,
  "plex-monoclonal-gap": planOnly,
  "plex-consecutive-days": planOnly,
  "ivig-cisplatin-nephrotoxic": planOnly,
  "rtx-premedication": planOnly,
  "cis-hydration-magnesium": planOnly,
  "plex-central-line": planOnly,
};
