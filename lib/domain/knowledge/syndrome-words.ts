// Words of the syndromes and antibodies for reading.
import { noBreakSpace } from "../wording/no-break-space";
import { type AntibodyRisk, antibodyById } from "./antibodies";
import { cancerLabel, isCancerId } from "./cancers";
import { medicineName } from "./other-medicines";
import type { PhenotypeRisk } from "./phenotypes";
import { ruleById } from "./rules";
import { sourceByRef } from "./source";
import { spokenProse, spokenSentence } from "./spoken-prose";
import type { AntibodyFacts, TemplateLine } from "./syndromes";

/** Share of patients with cancer, after Graus et al. 2021. */
export const antibodyRiskWords: Readonly<Record<AntibodyRisk, string>> = {
  high: "High risk (cancer in over 70%)",
  intermediate: "Intermediate risk (cancer in 30 to 70%)",
  lower: "Lower risk (cancer in under 30%)",
  "outside-criteria": "Outside the 2021 criteria",
};

export const phenotypeRiskWords: Readonly<Record<PhenotypeRisk, string>> = {
  high: "High-risk phenotype",
  intermediate: "Intermediate-risk phenotype",
  "not-associated": "Not known to be associated with cancer",
  "outside-criteria": "Outside the 2021 criteria",
};

/** A cancer of the data such as `neuroblastoma (child)` for reading. */
export function cancerText(entry: string): string {
  const [, id = entry, rest = ""] = /^([a-z-]+)( \(.+\))?$/.exec(entry) ?? [];
  return `${isCancerId(id) ? cancerLabel(id) : id.charAt(0).toUpperCase() + id.slice(1)}${rest}`;
}

/** An antibody id for reading. */
export const antibodyText = (id: string): string => antibodyById(id)?.label ?? (id === "none" ? "Seronegative" : id);

const besideCatalogue: Readonly<Record<string, string>> = {
  "csf-mri-antibody-workup": "MRI, CSF and antibody work-up",
  "tumour-screen": "Tumour screening",
  symptomatic: "Symptomatic treatment",
};

/** The name of what a template line starts. */
export const templateItemText = ({ item }: Pick<TemplateLine, "item">): string =>
  besideCatalogue[item] ?? medicineName(item) ?? item;

/** When a template line starts, counted from the start of the plan. */
export function startText({ startDay, startAfter, alone }: TemplateLine): string {
  if (!startAfter) return `Day${noBreakSpace}${startDay}`;
  const days = startAfter.daysAfterLastSession;
  const after = `${days} ${days === 1 ? "day" : "days"} after the last session of ${templateItemText(startAfter)}`;
  return alone ? `${after}; without it on day ${alone.startDay}` : after;
}

const isReference = (id: string) => ruleById(id) !== null || sourceByRef(id) !== null;

/** Prose of the syndromes without the ids of rules and pages that it quotes in brackets. */
export function plainProse(text: string): string {
  const plain = text
    .replace(/\s*\((?:rules? )?([a-z0-9-]+(?:, [a-z0-9-]+)*)\)/g, (all, ids: string) =>
      ids.split(", ").every(isReference) ? "" : all,
    )
    .replace("nmj-* drugs", "drugs that impair neuromuscular transmission")
    .replace("with opioids or weak breathing see bzd-* rules", "care with opioids or weak breathing");
  return spokenSentence(plain);
}

/** The share of patients in whom a cancer is found, such as "at least 85%" or "30 to 40% in adults over 40". */
export function cancerShareText({ cancerFrequencyPercent }: Pick<AntibodyFacts, "cancerFrequencyPercent">): string {
  if (cancerFrequencyPercent === null) return "Not stated";
  const shares = /(^(?:at least |over |under )?\d+(?: to \d+)?|\d+(?: to \d+)?(?= overall))/g;
  return spokenSentence(spokenProse(cancerFrequencyPercent).replace(shares, "$1%"));
}

/** Where an antibody's row comes from, with the pages by their titles. */
export const provenanceText = ({ provenance }: Pick<AntibodyFacts, "provenance">): string =>
  spokenSentence(provenance.replace(/[a-z]+(?:-[a-z0-9]+)+/g, (ref) => sourceByRef(ref)?.title ?? ref));

/** Whether the row rests on recall, for a mark beside it. */
export const isRecalled = (row: Pick<AntibodyFacts, "provenance">): boolean => /memory|textbook/.test(row.provenance);
