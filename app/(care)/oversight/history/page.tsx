import { notFound } from "next/navigation";
import { FilterDays } from "@/components/oversight/filter-days";
import { HistoryTable } from "@/components/oversight/history-table";
import { ReasonSearch } from "@/components/oversight/reason-search";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { capTotal } from "@/components/ui/table-url";
import { agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { laneLabels } from "@/lib/domain/plan/labels";
import { lanes } from "@/lib/domain/plan/lanes";
import { dayInZone } from "@/lib/domain/shared/instant";
import { historyQueryFrom } from "@/lib/features/oversight/history-query";
import { historyFor } from "@/lib/features/oversight/queries-history";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plan history");

export default async function HistoryPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await requireCapability("oversight:history", paths.oversight);
  const query = historyQueryFrom(await searchParams);
  const view = await historyFor(actor, query);
  if (!view) notFound();
  const filters = [
    { name: "person", label: "Signed by", anyLabel: "Anybody", options: view.people },
    {
      name: "lane",
      label: "Lane",
      anyLabel: "Any lane",
      options: lanes.map((value) => ({ value, label: laneLabels[value] })),
    },
    {
      name: "agent",
      label: "Treatment",
      anyLabel: "Any treatment",
      options: agentLabels.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  const filtered = [query.person, query.lane, query.agent, query.from, query.to].some((one) => one !== null);
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Plan history"
        lead="Every signed version of your teams' patients: who signed it, when, and why."
      />
      <FilterDays today={dayInZone(new Date().toISOString(), actor.siteZone)} />
      <HistoryTable
        rows={view.rows}
        total={capTotal(view.counted)}
        sort={{ id: "signed", desc: query.desc }}
        pages={{ after: view.after, before: view.before }}
        filters={filters}
        filtered={filtered}
      />
      <ReasonSearch />
    </div>
  );
}
