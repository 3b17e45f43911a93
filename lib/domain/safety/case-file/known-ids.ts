// The ids that a case file may name, and what a brand name or another word for one may have meant.
import { agents } from "@/lib/domain/knowledge/agents";
import { extraAllergenIds } from "@/lib/domain/knowledge/allergens";
import { matchMedicine } from "@/lib/domain/knowledge/medicine-match";
import { itemsBesideCatalogue } from "@/lib/domain/knowledge/syndromes";
import { drugClassNames, membersOfClass, otherDrugIds } from "@/lib/domain/knowledge/vocabulary";
import { mendWord, oneOf } from "./near-miss";

const medicines: ReadonlySet<string> = new Set([
  ...agents.map(({ id }) => id),
  ...drugClassNames.flatMap(membersOfClass),
  ...otherDrugIds,
]);
const planned: ReadonlySet<string> = new Set([...medicines, ...itemsBesideCatalogue]);
const plannedList = [...planned];
const allergens: ReadonlySet<string> = new Set([...medicines, ...extraAllergenIds]);

/** Whether rules know this id as a medicine or procedure. */
export const isMedicineId = (id: string): boolean => medicines.has(id);

/** Whether an allergy to this id can be checked. */
export const isAllergenId = (id: string): boolean => allergens.has(id);

/** Whether a plan may hold this id: catalogue, drug classes, other ids of the vocabulary, and diagnostic tasks of the templates. */
export const isPlannedId = (id: string): boolean => planned.has(id);

/** What to write instead of a planned item that nobody knows. */
export function mendPlannedId(text: string): string {
  if (drugClassNames.includes(text))
    return `Name one medicine of the class: ${oneOf(membersOfClass(text).slice(0, 5))}`;
  const meant = [...new Set(matchMedicine(text).flatMap(({ candidates }) => candidates))].slice(0, 3);
  if (meant.length > 0) return `Did you mean ${oneOf(meant)}?`;
  return mendWord(text, plannedList, "an id of the catalogue, such as prednisone or plasma-exchange");
}
