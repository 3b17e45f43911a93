import type { FilterOptions } from "@/lib/features/work/queries/options";
import { type FilterChoice, FilterForm } from "../ui/filter-form";

/** Whose and where, kept in the address: team, ward, and one's own. A choice of one is no choice and is left out. */
export function WorkFilters({ options, owned }: { readonly options: FilterOptions; readonly owned: boolean }) {
  const { teams, wards } = options;
  const filters: FilterChoice[] = [
    ...(owned
      ? [{ name: "whose", label: "Whose", options: [{ value: "me", label: "Mine" }], anyLabel: "Mine and my team's" }]
      : []),
    ...(teams.length > 1
      ? [
          {
            name: "team",
            label: "Team",
            options: teams.map(({ id, name }) => ({ value: id, label: name })),
            anyLabel: "All teams",
          },
        ]
      : []),
    ...(wards.length > 0
      ? [
          {
            name: "ward",
            label: "Ward",
            options: [
              { value: "*", label: "All inpatients" },
              ...wards.map((ward) => ({ value: ward, label: `Ward ${ward}` })),
            ],
            anyLabel: "Inpatients and outpatients",
          },
        ]
      : []),
  ];
  return filters.length > 0 ? <FilterForm filters={filters} /> : null;
}
