import { notFound } from "next/navigation";
import { FilterDays } from "@/components/oversight/filter-days";
import { OverrideTable } from "@/components/oversight/override-table";
import { AuthorCounts, RuleCounts } from "@/components/oversight/rule-counts";
import { pageTitle } from "@/components/shell/page-title";
import { Button } from "@/components/ui/button";
import { FilterForm } from "@/components/ui/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import { dayInZone } from "@/lib/domain/shared/instant";
import { overrideQueryFrom } from "@/lib/features/oversight/override-query";
import { overridesFor } from "@/lib/features/oversight/queries-overrides";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Overrides");

export default async function OverridesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await requireCapability("oversight:history", paths.overrides);
  const given = await searchParams;
  const query = overrideQueryFrom(given);
  const view = await overridesFor(actor, query);
  if (!view) notFound();
  const kept = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const filters = [
    {
      name: "rule",
      label: "Rule",
      anyLabel: "Any rule",
      options: view.rules.map(({ ruleId, title }) => ({ value: ruleId, label: `${title} (${ruleId})` })),
    },
    { name: "person", label: "Overridden by", anyLabel: "Anybody", options: view.people },
    {
      name: "sort",
      label: "Order",
      anyLabel: "Newest first",
      options: [
        { value: "oldest", label: "Oldest first" },
        { value: "rule", label: "By rule" },
        { value: "person", label: "By person" },
      ],
    },
  ];
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Overrides"
        lead="What was signed in spite of a finding that must be resolved: by whom, why, and in which version."
        actions={
          <form method="post" action={`${paths.overrides}/export?${new URLSearchParams(kept)}`}>
            <Button type="submit">Export as CSV</Button>
          </form>
        }
      />
      <FilterDays today={dayInZone(new Date().toISOString(), actor.siteZone)} />
      <FilterForm filters={filters} />
      <OverrideTable
        rows={view.rows}
        more={view.more}
        filtered={Object.values({ ...query, sort: null }).some((one) => one !== null)}
      />
      <RuleCounts rules={view.rules} />
      <AuthorCounts authors={view.authors} />
    </div>
  );
}
