import type { CreatedCounts } from "@/lib/domain/fhir/import-preview";

/** `1 result`, `2 results`; the plural is given where it is not made with an s. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** What an import creates, in one line. */
export function createdText(created: CreatedCounts): string {
  return [
    "1 patient",
    counted(created.observations, "result"),
    counted(created.conditions, "condition"),
    counted(created.allergies, "allergy", "allergies"),
    counted(created.medicines, "medicine line"),
    counted(created.vaccinations, "vaccination"),
  ].join(", ");
}
