// Which LOINC codes mean which fact of the vocabulary: the knowledge's own codes, and codes of other methods for the
// same fact that laboratories send. Units travel as sent and are converted later.
import type { ObservationKind } from "@/lib/domain/knowledge/labs";
import { observationKindById, observationKindByLoinc } from "@/lib/domain/knowledge/observation-kinds";

/** The fact of the vocabulary that a LOINC code states, or null. */
export type ObservationTermFinder = (loinc: string) => Pick<ObservationKind, "id" | "group"> | null;

// Same analyte, another method or blood instead of plasma. LOINC names as of release 2.7x, not re-read here.
const ALSO_SENT: ReadonlyMap<string, string> = new Map([
  ["26499-4", "neutrophils"],
  ["26464-8", "wbc"],
  ["26474-7", "lymphocytes"],
  ["20570-8", "haematocrit"],
  ["26515-7", "platelets"],
  ["14682-9", "creatinine"],
  ["2089-1", "ldl"],
  ["1743-4", "alt"],
  ["30239-8", "ast"],
  ["14631-6", "bilirubin-total"],
  ["3173-2", "aptt"],
  ["5196-1", "hbsag"],
]);

/** The fact of the vocabulary that a LOINC code states, or null for one that Concord keeps only as text and code. */
export const observationTermByLoinc: ObservationTermFinder = (loinc) => {
  const known = observationKindByLoinc(loinc);
  if (known !== null) return known;
  const id = ALSO_SENT.get(loinc);
  return id === undefined ? null : observationKindById(id);
};
