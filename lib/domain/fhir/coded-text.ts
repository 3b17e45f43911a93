// A coded concept reduced to what people read and what programs match.
import type { FhirConcept } from "./datatypes";
import { plainText } from "./plain-text";

export const SYSTEMS = {
  snomed: "http://snomed.info/sct",
  loinc: "http://loinc.org",
  rxnorm: "http://www.nlm.nih.gov/research/umls/rxnorm",
  cvx: "http://hl7.org/fhir/sid/cvx",
} as const;

export type ImportCode = { readonly system: string; readonly code: string; readonly display: string | null };

export type CodedText = { readonly text: string; readonly codes: readonly ImportCode[] };

/** The words (text, else the first display, else the first code) and all codes of a concept; null when it says nothing. */
export function codedText(concept: FhirConcept | undefined): CodedText | null {
  if (concept === undefined) return null;
  const codes = (concept.coding ?? []).flatMap((coding) => {
    if (coding.code === undefined) return [];
    const display = coding.display === undefined ? null : plainText(coding.display) || null;
    return [{ system: plainText(coding.system ?? ""), code: plainText(coding.code), display }];
  });
  const displayed = concept.coding?.find((coding) => coding.display !== undefined)?.display;
  const text = plainText(concept.text ?? "") || plainText(displayed ?? "") || codes[0]?.code || "";
  return text === "" ? null : { text, codes };
}

/** The first code of a concept in a code system, or null. */
export function codeIn(concept: CodedText, system: string): string | null {
  return concept.codes.find((code) => code.system === system)?.code ?? null;
}

/** The first code of a raw concept whatever its system: for FHIR's own closed lists such as clinical status. */
export function firstCode(concept: FhirConcept | undefined): string | null {
  return concept?.coding?.find((coding) => coding.code !== undefined)?.code ?? null;
}
