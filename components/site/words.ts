import type { ComboboxOption } from "../ui/combobox-match";

export const jurisdictionOptions = [
  { value: "EU", label: "European Union" },
  { value: "US", label: "United States" },
  { value: "other", label: "Other" },
] as const;

export function jurisdictionName(value: unknown): string {
  return jurisdictionOptions.find((option) => option.value === value)?.label ?? String(value);
}

/** Options of a type-ahead from the zone names that the server knows. */
export function zoneOptions(zones: readonly string[]): readonly ComboboxOption[] {
  return zones.map((zone) => ({ value: zone, label: zone }));
}
