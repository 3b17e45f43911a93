import { notFound } from "next/navigation";
import { PrintButton } from "@/components/plan/plan-print";
import { DowntimeSheets } from "@/components/print/downtime-sheets";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterForm } from "@/components/ui/filter-form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/domain/shared/instant";
import { downtimeFor } from "@/lib/features/work/queries/downtime";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Downtime pack");

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export default async function DowntimePage({ searchParams }: PageProps<"/work/downtime">) {
  const actor = await requireCapability("patient:read", paths.downtime);
  const { team } = await searchParams;
  const view = await downtimeFor(actor, typeof team === "string" && uuidShape.test(team) ? team : null);
  if (!view) notFound();
  const { sheets, options, now, more } = view;
  return (
    <div className="flex flex-col gap-4 p-4 print:block print:p-0">
      <div className="no-print flex flex-col gap-4">
        <PageHeader
          title="Downtime pack"
          lead={`Every current plan of your patients on one sheet each, as of ${formatInstant(now, actor.siteZone)}. Print it before the computer is down, and destroy it when a newer one is printed.`}
          actions={
            <>
              <LinkButton href={paths.work}>My work</LinkButton>
              {sheets.length > 0 ? <PrintButton /> : null}
            </>
          }
        />
        <FilterForm
          filters={[
            {
              name: "team",
              label: "Team",
              anyLabel: "All my teams",
              options: options.teams.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
        />
        <p role="status">
          {sheets.length} {sheets.length === 1 ? "plan" : "plans"}
        </p>
        {sheets.length === 0 ? <EmptyState>No plan of your patients is in force.</EmptyState> : null}
      </div>
      {more ? (
        <Notice tone="stop" headingLevel={2} title={`Only the first ${sheets.length} plans are in this pack`}>
          Choose one team, and print one pack for each.
        </Notice>
      ) : null}
      <div className="flex flex-col gap-6 print:block">
        <DowntimeSheets sheets={sheets} printed={{ at: formatInstant(now, actor.siteZone, null), by: actor.name }} />
      </div>
    </div>
  );
}
