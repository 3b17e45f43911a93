import { notFound } from "next/navigation";
import { UnseenTable } from "@/components/oversight/unseen-table";
import { pageTitle } from "@/components/shell/page-title";
import { FilterForm } from "@/components/ui/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import { unseenFor, unseenQueryFrom } from "@/lib/features/oversight/queries-unseen";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Versions not seen");

export default async function UnseenPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await requireCapability("oversight:history", paths.unseen);
  const query = unseenQueryFrom(await searchParams);
  const view = await unseenFor(actor, query);
  if (!view) notFound();
  const filters = [
    { name: "team", label: "Team", anyLabel: "All my teams", options: view.teams },
    { name: "person", label: "Waits for", anyLabel: "Anybody", options: view.people },
    {
      name: "sort",
      label: "Order",
      anyLabel: "Longest unseen first",
      options: [{ value: "person", label: "By person" }],
    },
  ];
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Versions not seen"
        lead="Who of the care teams has not said to have seen the version in force. Neurologists each; oncologists when it holds cancer treatment; nursing, together, when something is given in sessions."
      />
      <FilterForm filters={filters} />
      <UnseenTable rows={view.rows} more={view.more} filtered={query.team !== null || query.person !== null} />
    </div>
  );
}
