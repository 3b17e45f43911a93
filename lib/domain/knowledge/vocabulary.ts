// Drug classes, allergy classes and the meaning of words that the rules use. Big: read it on the server.
import data from "./data/vocabulary.json";

const classes: Readonly<Record<string, readonly string[]>> = data.classes;
const allergyClasses: Readonly<Record<string, readonly string[]>> = data.allergyClasses;

/** Names of drug classes as the rules write them, each starting with `@`. */
export const drugClassNames: readonly string[] = Object.keys(classes);

/** Medicines that rules name beside the catalogue and the drug classes. */
export const otherDrugIds: readonly string[] = data.otherDrugIds;

/** The ids in a drug class such as `@corticosteroid-systemic`; empty for a class that does not exist. */
export function membersOfClass(name: string): readonly string[] {
  return Object.hasOwn(classes, name) ? (classes[name] ?? []) : [];
}

/** The drug classes that an id belongs to. */
export function classesOf(id: string): readonly string[] {
  return drugClassNames.filter((name) => membersOfClass(name).includes(id));
}

/** Other substances of the allergy groups that an id is in; an allergy to one concerns them all. */
export function allergyRelatives(id: string): readonly string[] {
  const groups = Object.values(allergyClasses).filter((members) => members.includes(id));
  return [...new Set(groups.flat())].filter((member) => member !== id);
}

/** The vocabulary's fixed meanings of intervals, steroid days, absence and staleness. */
export const semantics: Readonly<Record<string, string>> = data.semantics;
