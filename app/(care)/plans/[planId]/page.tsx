import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { PlanActions } from "@/components/plan/plan-actions";
import { PlanAlerts } from "@/components/plan/plan-alerts";
import { PlanPage } from "@/components/plan/plan-page";
import { PlanNotices, PlanStateTag } from "@/components/plan/plan-state";
import { PlanVersion } from "@/components/plan/plan-version";
import { VersionSeen } from "@/components/plan/version-seen";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { consentsForPlan } from "@/lib/features/consent/queries";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { versionSeen } from "@/lib/features/plan/queries/acknowledgements";
import { cosignaturesForPlan } from "@/lib/features/plan/queries/cosign";
import { planForScreen } from "@/lib/features/plan/queries/plan";
import { releasesForPlan } from "@/lib/features/plan/queries/release";
import { reviewsForPlan } from "@/lib/features/review/queries";
import { coursesOfPlan } from "@/lib/features/session/queries/plan-courses";
import { sideEffectsForPlan } from "@/lib/features/side-effect/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Plan");

export default async function CurrentPlanPage({ params }: PageProps<"/plans/[planId]">) {
  const actor = await requireActor();
  const planId = idFrom((await params).planId);
  const view = await planForScreen(actor, planId);
  if (!view) notFound();
  const [header, consents, courses, reviews, seen, releases, effects, cosignatures] = await Promise.all([
    patientHeader(actor, view.patientId),
    consentsForPlan(actor, planId),
    coursesOfPlan(actor, planId),
    reviewsForPlan(actor, planId),
    versionSeen(actor, planId),
    releasesForPlan(actor, planId),
    sideEffectsForPlan(actor, planId),
    cosignaturesForPlan(actor, planId),
  ]);
  if (!header || !consents || !courses) notFound();
  const { version } = view;
  const what = version
    ? `${view.title}, version ${version.version}, signed by ${version.signerName}`
    : `${view.title}, no version signed`;
  return (
    <PlanPage
      planId={planId}
      header={header}
      versions={view.currentVersion}
      printed={{ what, by: actor.name, at: new Date().toISOString() }}
    >
      <LiveScreen ids={[planId, view.patientId]} what="plan" />
      <PageHeader
        title={view.title}
        state={
          <>
            <PlanStateTag status={view.status} version={view.currentVersion} />
            {version ? <span className="font-semibold">Version {version.version}</span> : null}
          </>
        }
        actions={<PlanActions view={view} patient={header.name} />}
      />
      <PlanAlerts view={view} zone={header.zone} />
      <PlanNotices view={view} today={header.today} zone={header.zone} />
      {version ? (
        <PlanVersion
          view={view}
          version={version}
          consents={consents}
          courses={courses}
          reviews={reviews}
          releases={releases}
          cosignatures={cosignatures}
          effects={effects}
          today={header.today}
          zone={header.zone}
        />
      ) : (
        <EmptyState>No version of this plan has been signed yet. Nothing in it is active.</EmptyState>
      )}
      {seen ? <VersionSeen planId={planId} seen={seen} zone={header.zone} /> : null}
    </PlanPage>
  );
}
