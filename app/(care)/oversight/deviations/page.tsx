import { notFound } from "next/navigation";
import { DeviationCounts, DeviationTable } from "@/components/oversight/deviation-table";
import { FilterDays } from "@/components/oversight/filter-days";
import { pageTitle } from "@/components/shell/page-title";
import { Button } from "@/components/ui/button";
import { FilterForm } from "@/components/ui/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import { dayInZone } from "@/lib/domain/shared/instant";
import { deviationTypes } from "@/lib/domain/template/record";
import { deviationQueryFrom } from "@/lib/features/oversight/deviation-query";
import { deviationsFor, deviationWords } from "@/lib/features/oversight/queries-deviations";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Departures from templates");

export default async function DeviationsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await requireCapability("oversight:history", paths.deviations);
  const given = await searchParams;
  const query = deviationQueryFrom(given);
  const view = await deviationsFor(actor, query);
  if (!view) notFound();
  const kept = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const filters = [
    { name: "template", label: "Template", anyLabel: "Any template", options: view.choices.templates },
    {
      name: "type",
      label: "Departure",
      anyLabel: "Any departure",
      options: deviationTypes
        .filter((value) => value !== "condition-not-met")
        .map((value) => ({ value, label: deviationWords[value] })),
    },
    { name: "person", label: "Signed by", anyLabel: "Anybody", options: view.choices.people },
  ];
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Departures from templates"
        lead="Where signed plans differ from the template they were drafted from, and why."
        actions={
          <form method="post" action={`${paths.deviations}/export?${new URLSearchParams(kept)}`}>
            <Button type="submit">Export as CSV</Button>
          </form>
        }
      />
      <FilterDays today={dayInZone(new Date().toISOString(), actor.siteZone)} />
      <FilterForm filters={filters} />
      <DeviationTable rows={view.rows} more={view.more} filtered={Object.values(query).some((one) => one !== null)} />
      <DeviationCounts title="By template" what="Template" rows={view.templates} />
      <DeviationCounts title="By author" what="Signed by" rows={view.authors} />
    </div>
  );
}
