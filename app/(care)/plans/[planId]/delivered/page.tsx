import { notFound } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { PrintButton } from "@/components/plan/plan-print";
import { pageTitle } from "@/components/shell/page-title";
import { FilterForm } from "@/components/ui/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import { DeliveredView } from "@/components/version/delivered-view";
import { formatDay } from "@/lib/domain/shared/day";
import { readVersionNumber } from "@/lib/domain/version/version-number";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { plannedForScreen } from "@/lib/features/plan/queries/delivered";
import { coursesOfPlan } from "@/lib/features/session/queries/plan-courses";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Planned and delivered");

export default async function DeliveredPage({ params, searchParams }: PageProps<"/plans/[planId]/delivered">) {
  const actor = await requireActor();
  const planId = idFrom((await params).planId);
  const view = await plannedForScreen(actor, planId, readVersionNumber((await searchParams).version));
  if (!view) notFound();
  const [header, courses] = await Promise.all([patientHeader(actor, view.patientId), coursesOfPlan(actor, planId)]);
  if (!header || !courses) notFound();
  const { version, currentVersion } = view;
  const superseded = version.version < currentVersion;
  return (
    <PlanPage
      planId={planId}
      header={header}
      versions={currentVersion}
      {...(superseded ? { warning: `SUPERSEDED by version ${currentVersion}` } : {})}
      printed={{
        what: `${view.title}, version ${version.version}, signed by ${version.signerName}: planned and delivered`,
        by: actor.name,
        at: new Date().toISOString(),
      }}
    >
      <PageHeader
        title="Planned and delivered"
        lead={`${view.title}: what version ${version.version} planned, beside what is recorded of it.`}
        actions={<PrintButton />}
      />
      {view.versions.length > 1 ? (
        <div className="no-print">
          <FilterForm
            filters={[
              {
                name: "version",
                label: "Version",
                anyLabel: `Current version (${currentVersion})`,
                options: view.versions
                  .filter((v) => v.version < currentVersion)
                  .map((v) => ({
                    value: String(v.version),
                    label: `Version ${v.version}, ${formatDay(v.effectiveOn)}`,
                  })),
              },
            ]}
          />
        </div>
      ) : null}
      <DeliveredView view={view} courses={courses} />
    </PlanPage>
  );
}
