// Every id that a row of the clinical data may point to.
import { flagNames } from "@/lib/domain/safety/case-file/row-words";
import { extraAllergenIds } from "../allergens";
import { cancerStatuses } from "../cancers";
import { phenotypes } from "../phenotypes";
import type { KnowledgeFiles } from "./file-schemas";

export interface KnownIds {
  /** The catalogue, members of classes, other drug ids, and what templates name beside them. */
  readonly items: ReadonlySet<string>;
  readonly itemsAndClasses: ReadonlySet<string>;
  readonly allergens: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  readonly labs: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  readonly syndromes: ReadonlySet<string>;
  readonly antibodies: ReadonlySet<string>;
  readonly antibodyRisks: ReadonlySet<string>;
  readonly cancerStatuses: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

/** The forms of a medicine that the engine tells apart (safety/engine-input.ts). */
const forms = ["tablet", "capsule", "extended-release", "enteric", "solution", "suspension", "syrup"];

/** The ids that these files define. */
export function knownIds({ catalogue, vocabulary, syndromes, measures, sources }: KnowledgeFiles): KnownIds {
  const items = new Set([
    ...catalogue.map((agent) => agent.id),
    ...Object.values(vocabulary.classes).flat(),
    ...vocabulary.otherDrugIds,
    ...Object.keys(syndromes.nonCatalogueItems),
  ]);
  return {
    items,
    itemsAndClasses: new Set([...items, ...Object.keys(vocabulary.classes)]),
    allergens: new Set([...items, ...extraAllergenIds]),
    conditions: new Set(vocabulary.conditions),
    labs: new Set(Object.keys(vocabulary.labs)),
    flags: new Set(flagNames),
    forms: new Set(forms),
    syndromes: new Set(phenotypes.map((phenotype) => phenotype.id)),
    antibodies: new Set(syndromes.antibodies.map((antibody) => antibody.id)),
    antibodyRisks: new Set(syndromes.antibodies.flatMap(({ riskClass }) => riskClass ?? [])),
    cancerStatuses: new Set(Object.keys(cancerStatuses)),
    measures: new Set(measures.map((measure) => measure.id)),
    sources: new Set(sources.map((source) => source.ref)),
  };
}
