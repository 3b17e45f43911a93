// What an allergy may be recorded to. Anything else is kept as text and reported as not checked.
import { medicineName } from "./other-medicines";

/** Allergens that are no medicine of the catalogue or the vocabulary. */
const otherAllergens: Readonly<Record<string, string>> = {
  aminopyridine: "Aminopyridines",
  "tricyclic-antidepressant": "Tricyclic antidepressants",
  "sulfonamide-antibiotic": "Sulfonamide antibiotics",
  "immune-globulin": "Immune globulin",
  albumin: "Albumin",
  oxaliplatin: "Oxaliplatin",
};

export const extraAllergenIds: readonly string[] = Object.keys(otherAllergens);

/** The name of an allergen id for reading, or null for an id that no rule knows. */
export function allergenName(id: string): string | null {
  return Object.hasOwn(otherAllergens, id) ? (otherAllergens[id] ?? null) : medicineName(id);
}
