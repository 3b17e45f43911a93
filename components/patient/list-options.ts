// Names for the pick lists of a chart; read on the server and passed to the forms.
import { agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { allergenName, extraAllergenIds } from "@/lib/domain/knowledge/allergens";
import { conditions } from "@/lib/domain/knowledge/conditions";
import { otherMedicines } from "@/lib/domain/knowledge/other-medicines";
import { vaccines } from "@/lib/domain/knowledge/vaccines";
import type { ComboboxOption } from "../ui/combobox-match";

const byLabel = (a: ComboboxOption, b: ComboboxOption) => a.label.localeCompare(b.label, "en");
const procedures = new Set(["physical-therapy", "speech-therapy", "plasma-exchange"]);

export const medicineOptions: readonly ComboboxOption[] = [
  ...agentLabels
    .filter((agent) => !procedures.has(agent.group))
    .map(({ id, name, brands }) => ({
      value: id,
      label: name,
      ...(brands.length > 0 ? { detail: brands.join(", ") } : {}),
    })),
  ...Object.entries(otherMedicines).map(([value, label]) => ({ value, label })),
].toSorted(byLabel);

export const allergenOptions: readonly ComboboxOption[] = [
  ...medicineOptions,
  ...extraAllergenIds.map((value) => ({ value, label: allergenName(value) ?? value })),
].toSorted(byLabel);

export const conditionOptions: readonly ComboboxOption[] = Object.entries(conditions)
  .map(([value, label]) => ({ value, label }))
  .toSorted(byLabel);

export const vaccineOptions: readonly ComboboxOption[] = vaccines.map(({ id, label }) => ({ value: id, label }));
