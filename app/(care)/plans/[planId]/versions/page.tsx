import { notFound } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { PlanStateTag } from "@/components/plan/plan-state";
import { pageTitle } from "@/components/shell/page-title";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { OnDayPicker } from "@/components/version/day-picker";
import { VersionList } from "@/components/version/version-list";
import { VersionPicker } from "@/components/version/version-picker";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { versionsForList } from "@/lib/features/plan/queries/versions";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plan versions");

export default async function VersionsPage({ params }: PageProps<"/plans/[planId]/versions">) {
  const actor = await requireActor();
  const planId = idFrom((await params).planId);
  const view = await versionsForList(actor, planId);
  if (!view) notFound();
  const header = await patientHeader(actor, view.patientId);
  if (!header) notFound();
  const { title, currentVersion } = view;
  return (
    <PlanPage
      planId={planId}
      header={header}
      versions={currentVersion}
      printed={{ what: `${title}, versions`, by: actor.name, at: new Date().toISOString() }}
    >
      <PageHeader
        title="Versions"
        state={<PlanStateTag status={view.status} version={currentVersion} />}
        lead={title}
        actions={
          <>
            {currentVersion > 0 ? <LinkButton href={paths.delivered(planId)}>Planned and delivered</LinkButton> : null}
            {view.mayExport ? (
              <form method="post" action={paths.auditPack(planId)}>
                <Button type="submit">Export the audit pack</Button>
              </form>
            ) : null}
          </>
        }
      />
      {currentVersion > 1 ? (
        <VersionPicker
          action={paths.comparePlan(planId)}
          versions={view.versions}
          from={currentVersion - 1}
          to={currentVersion}
        />
      ) : null}
      {currentVersion > 0 ? (
        <OnDayPicker action={paths.planOn(planId)} day={null} today={header.today} order={header.dateOrder} />
      ) : null}
      <VersionList view={view} zone={header.zone} />
    </PlanPage>
  );
}
