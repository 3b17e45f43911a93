import { notFound } from "next/navigation";
import { FilterDays } from "@/components/oversight/filter-days";
import { DisclosureSums, DisclosureTable } from "@/components/patient/disclosures";
import { PrintButton } from "@/components/plan/plan-print";
import { pageTitle } from "@/components/shell/page-title";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { formatDay } from "@/lib/domain/shared/day";
import { disclosureQueryFrom, disclosuresFor } from "@/lib/features/audit/queries-disclosures";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Disclosures");

export default async function DisclosuresPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/disclosures">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const query = disclosureQueryFrom(await searchParams);
  const view = await disclosuresFor(actor, patientId, query);
  if (!view) notFound();
  const period = [query.from ? `from ${formatDay(query.from)}` : "", query.to ? `to ${formatDay(query.to)}` : ""];
  const kept = new URLSearchParams({
    ...(query.from ? { from: query.from } : {}),
    ...(query.to ? { to: query.to } : {}),
  });
  return (
    <>
      <PageHeader
        title="Accounting of disclosures"
        lead={`Who saw, exported or printed this chart, ${period.join(" ").trim() || "since it was opened"}. Looking at this page is recorded as well.`}
        actions={
          <>
            <PrintButton />
            <form method="post" action={`${paths.disclosures(patientId)}/export?${kept}`}>
              <Button type="submit">Export as CSV</Button>
            </form>
            <LinkButton href={paths.history(patientId)}>History</LinkButton>
          </>
        }
      />
      <div className="no-print">
        <FilterDays today={view.today} />
      </div>
      <p className="hidden print:block">
        {view.patient} · born {view.born} · MRN {view.mrn}. Made {view.madeAt} by {actor.name}.
      </p>
      <DisclosureSums found={view.sums} />
      <DisclosureTable found={view.rows} />
      <Pager pages={{ after: view.after, before: null }} />
      <p className="prose-width text-small text-ink-2">
        Printed means that the print dialog was opened: whether paper came out, and how often, Concord cannot know.
        Lists that name several patients (My work, Patients, a handover list, an export of the audit) are recorded once
        for the list and do not appear here. Photographs of a screen leave no trace.
      </p>
    </>
  );
}
