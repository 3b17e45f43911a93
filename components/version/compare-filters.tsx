import { laneLabels } from "@/lib/domain/plan/labels";
import { lanes } from "@/lib/domain/plan/lanes";
import { agentKey } from "@/lib/domain/version/change-filter";
import type { TreatmentChange } from "@/lib/domain/version/diff";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { CompareView } from "@/lib/features/plan/queries/versions";
import { type FilterChoice, FilterForm } from "../ui/filter-form";

/** Narrows what is shown: lane, treatment, who signed it, why. Only what occurs between the two versions can be chosen. */
export function CompareFilters({
  view,
  changes,
}: {
  readonly view: CompareView;
  readonly changes: readonly TreatmentChange[];
}) {
  const { from, to } = view;
  const between = view.versions.filter((v) => v.version > from.version && v.version <= to.version);
  const agents = new Map(changes.map((c) => [agentKey(c.to ?? c.from), tallMan(c.name).display]));
  const authors = new Map(between.map((v) => [v.signerId, v.signerName]));
  const choices: FilterChoice[] = [
    {
      name: "lane",
      label: "Lane",
      anyLabel: "Any lane",
      options: lanes
        .filter((lane) => changes.some((c) => c.lane === lane))
        .map((lane) => ({ value: lane, label: laneLabels[lane] })),
    },
    { name: "agent", label: "Treatment", anyLabel: "Any treatment", options: optionsOf(agents) },
    { name: "author", label: "Signed by", anyLabel: "Anybody", options: optionsOf(authors) },
    {
      name: "because",
      label: "Reason",
      anyLabel: "Any reason",
      options: between.map((v) => ({ value: String(v.version), label: `Version ${v.version}: ${short(v.reason)}` })),
    },
  ];
  return (
    <div className="no-print">
      <FilterForm filters={choices}>
        <noscript>
          <input type="hidden" name="from" value={from.version} />
          <input type="hidden" name="to" value={to.version} />
        </noscript>
      </FilterForm>
    </div>
  );
}

const optionsOf = (labels: ReadonlyMap<string, string>) => [...labels].map(([value, label]) => ({ value, label }));
const short = (reason: string | null) => {
  const words = reason ?? "no reason given";
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
};
