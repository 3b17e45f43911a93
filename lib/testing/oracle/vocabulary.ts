// Classes, regimens and validity, read straight from the clinical fact base.
import catalogueData from "@/lib/domain/knowledge/data/catalogue.json";
import syndromesData from "@/lib/domain/knowledge/data/syndromes.json";
import vocabularyData from "@/lib/domain/knowledge/data/vocabulary.json";

const classes: Readonly<Record<string, readonly string[]>> = vocabularyData.classes;
const components: Readonly<Record<string, readonly string[]>> = vocabularyData.regimenComponents;
const validity: Readonly<Record<string, { validDays: number }>> = vocabularyData.labs;
const catalogue = catalogueData as unknown as readonly {
  id: string;
  routes?: readonly string[];
  dosingModel?: { cycleDays?: number };
}[];

/** Ids of a list in which a word starting with @ is a class. */
export const idsOf = (list: readonly string[]): readonly string[] =>
  list.flatMap((word) => (word.startsWith("@") ? (classes[word] ?? []) : [word]));

export const isRegimen = (item: string): boolean => item in components;
export const componentsOf = (item: string): readonly string[] => components[item] ?? [];

/** Procedures and therapies, which hold no substance to be allergic to or to order twice (product decision). */
const procedures = ["plasma-exchange", "orchiectomy", "thymectomy", "csf-mri-antibody-workup", "tumour-screen"];
export const isSubstance = (item: string): boolean =>
  !procedures.includes(item) && !/^(surgery|radiotherapy|prophylactic|pt|slp|physical|speech)-|-resection$/.test(item);
export const validDaysOf = (lab: string): number => validity[lab]?.validDays ?? 0;
export const cycleDaysOf = (item: string): number =>
  catalogue.find((agent) => agent.id === item)?.dosingModel?.cycleDays ?? 21;
export const routesOf = (item: string): readonly string[] | undefined =>
  catalogue.find((agent) => agent.id === item)?.routes;
export const allergyGroups: readonly (readonly string[])[] = Object.values(vocabularyData.allergyClasses);
export const antibodyRisks: readonly { id: string; riskClass: string | null }[] = syndromesData.antibodies;
export const syndromeIds: readonly string[] = syndromesData.syndromes.map((syndrome) => syndrome.id);
export const conditionIds: readonly string[] = vocabularyData.conditions;
export const labIds: readonly string[] = Object.keys(validity);
export const classNames: readonly string[] = Object.keys(classes);
export const regimenIds: readonly string[] = Object.keys(components);
export const catalogueIds: readonly string[] = catalogue.map((agent) => agent.id);
