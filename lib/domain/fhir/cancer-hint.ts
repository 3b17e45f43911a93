// Words that make a condition worth a look by the person who records the cancer status. Only ever a hint.
import type { CancerHint, ProposedCondition } from "./proposal";

const CANCER =
  /cancer|carcinom|malignan|neoplas|lymphom|leuk(?:a)?emi|sarcom|melanom|myelom|thymom|teratom|seminom|blastom|germ cell|metasta|tumou?r/i;
const NOT_CANCER = /benign|screening|no evidence|family history|risk of|suspected .* excluded/i;

/** The conditions that read like a cancer, whatever their status. */
export function cancerHints(conditions: readonly ProposedCondition[]): CancerHint[] {
  return conditions
    .filter(({ text }) => CANCER.test(text) && !NOT_CANCER.test(text))
    .map(({ entry, path, text, clinicalStatus }) => ({ entry, path, text, clinicalStatus }));
}
