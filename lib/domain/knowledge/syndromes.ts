// The 14 syndromes with their templates, and what is known of their antibodies. Big: read it on the server.
import data from "./data/syndromes.json";
import type { SourceReference } from "./source";

/** One line of a template: a starting point that makes an incomplete treatment; its prose dose is never a default. */
export interface TemplateLine {
  readonly item: string;
  readonly startDay: number;
  readonly dose: string;
  readonly why: string;
  readonly note?: string;
  /** It follows the last session of another line of the same template. */
  readonly startAfter?: { readonly item: string; readonly daysAfterLastSession: number };
  /** When it starts if the line it follows is not taken. */
  readonly alone?: { readonly startDay: number };
  readonly monitor?: readonly string[];
}

export interface Syndrome {
  readonly id: string;
  readonly name: string;
  readonly phenotypeRisk2021: string;
  readonly description: string;
  readonly typicalAntibodies: readonly string[];
  readonly cancerSearch: readonly string[];
  readonly templatePlan: readonly TemplateLine[];
  readonly referrals: readonly string[];
  readonly measures: readonly string[];
  readonly levelOfEvidence: string;
  readonly monitoring?: readonly string[];
  readonly avoidDrugs?: string;
  readonly sources: readonly SourceReference[];
}

export interface AntibodyFacts {
  readonly id: string;
  readonly name: string;
  readonly riskClass: string | null;
  readonly cancerFrequencyPercent: string | null;
  readonly typicalCancers: readonly string[];
  readonly provenance: string;
}

export const syndromes: readonly Syndrome[] = data.syndromes as unknown as readonly Syndrome[];
export const antibodyFacts: readonly AntibodyFacts[] = data.antibodies;
/** What templates name beside the catalogue: diagnostic tasks and free lines. */
export const itemsBesideCatalogue: readonly string[] = Object.keys(data.nonCatalogueItems);
export const listedPhenotypes2021 = {
  high: data.highRiskPhenotypes2021 as readonly string[],
  intermediate: data.intermediateRiskPhenotypes2021 as readonly string[],
};

/** The syndrome with this id, or null; score-only phenotypes are none. */
export function syndromeById(id: string): Syndrome | null {
  return syndromes.find((syndrome) => syndrome.id === id) ?? null;
}
