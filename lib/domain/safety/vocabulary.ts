// The part of the vocabulary that the engine reckons with, expanded once.
import data from "../knowledge/data/vocabulary.json";
import type { Ids } from "./expression";

const classes: Readonly<Record<string, readonly string[]>> = data.classes;
const components: Readonly<Record<string, readonly string[]>> = data.regimenComponents;
const validDays = new Map(Object.entries(data.labs).map(([id, lab]) => [id, lab.validDays]));
const groups: readonly (readonly string[])[] = Object.values(data.allergyClasses);

/** Days from one cycle to the next of every catalogued regimen, and of one whose cycle is not catalogued. */
export const CYCLE_DAYS = 21;

/** Mg of prednisone that equal one mg (standard equivalence table, recalled; the catalogue holds the same). */
export const prednisoneFactors: Readonly<Record<string, number>> = {
  prednisone: 1,
  prednisolone: 1,
  "methylprednisolone-iv": 1.25,
  "methylprednisolone-oral": 1.25,
  dexamethasone: 6.67,
  hydrocortisone: 0.25,
};

/** Treatments that hold no substance a person could be allergic to. */
const withoutSubstance = new Set([
  ...(classes["@physical-therapy"] ?? []),
  ...(classes["@speech-therapy"] ?? []),
  "surgery-tumour-resection",
  "ovarian-teratoma-resection",
  "thymectomy",
  "orchiectomy",
  "radiotherapy-thoracic",
  "radiotherapy-other",
  "prophylactic-cranial-irradiation",
  "plasma-exchange",
  "tumour-screen",
  "csf-mri-antibody-workup",
]);

const expanded = new WeakMap<Ids, ReadonlySet<string>>();

/** The ids of a list of ids and classes. */
export function expand(ids: Ids): ReadonlySet<string> {
  let set = expanded.get(ids);
  if (!set) {
    set = new Set(ids.flatMap((id) => (id.startsWith("@") ? (classes[id] ?? []) : [id])));
    expanded.set(ids, set);
  }
  return set;
}

export const isRegimen = (item: string): boolean => Object.hasOwn(components, item);
/** What an item stands for: the components of a regimen, itself otherwise. */
export const ingredientsOf = (item: string): readonly string[] => (isRegimen(item) ? (components[item] ?? []) : [item]);
export const isSubstance = (item: string): boolean => !withoutSubstance.has(item);
/** Days after which a result no longer counts; a result the vocabulary does not know never counts. */
export const validDaysOf = (lab: string): number => validDays.get(lab) ?? -1;
/** Whether two ids are different members of one allergy group. */
export const sameAllergyGroup = (a: string, b: string): boolean =>
  a !== b && groups.some((group) => group.includes(a) && group.includes(b));
/** The other members of the allergy groups of an id. */
export const allergyRelatives = (id: string): readonly string[] =>
  groups.filter((group) => group.includes(id)).flatMap((group) => group.filter((member) => member !== id));
export const isLab = (id: string): boolean => validDays.has(id);
