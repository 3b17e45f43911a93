import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { DiagnosisSummary, LatestValues } from "@/components/patient/overview-facts";
import { OverviewPlan } from "@/components/patient/overview-plan";
import { OverviewReviews, OverviewTeam } from "@/components/patient/overview-team";
import { Section } from "@/components/patient/section";
import { pageTitle } from "@/components/shell/page-title";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { wordFor } from "@/lib/domain/patient/words";
import { disciplineWords, referralStateWords } from "@/lib/domain/referral/words";
import { diagnosisForChart } from "@/lib/features/patient/queries-diagnosis";
import { overviewForChart } from "@/lib/features/patient/queries-overview";
import { resultsForChart } from "@/lib/features/patient/queries-results";
import { sideEffectsForPlan } from "@/lib/features/side-effect/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Patient overview");

export default async function OverviewPage({ params }: PageProps<"/patients/[patientId]">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const [view, diagnosis, results] = await Promise.all([
    overviewForChart(actor, patientId),
    diagnosisForChart(actor, patientId, "none"),
    resultsForChart(actor, patientId, "none"),
  ]);
  if (!view || !diagnosis || !results) notFound();
  const { chart } = view;
  const effects = view.plan ? await sideEffectsForPlan(actor, view.plan.id) : null;
  return (
    <>
      <LiveScreen ids={[patientId]} what="page" />
      <PageHeader
        title="Overview"
        actions={
          <>
            {chart.may.edit ? <LinkButton href={paths.editPatient(patientId)}>Edit patient</LinkButton> : null}
            {chart.may.record ? <LinkButton href={paths.death(patientId)}>Death</LinkButton> : null}
          </>
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <OverviewPlan
            patientId={patientId}
            plan={view.plan}
            effects={effects}
            mayDraft={chart.may.draft}
            hasDiagnosis={diagnosis.current !== null}
          />
          <Section id="referrals" title="Open referrals">
            {view.referrals.length === 0 ? <p className="text-ink-2">No open referrals.</p> : null}
            <ul className="flex flex-col gap-1">
              {view.referrals.map((one) => (
                <li key={one.id}>
                  <Link
                    href={paths.referral(one.id)}
                    className="font-semibold text-accent underline underline-offset-2"
                  >
                    {wordFor(disciplineWords, one.discipline)}
                  </Link>{" "}
                  to {one.to}: {wordFor(referralStateWords, one.status)}, sent{" "}
                  <span className="nowrap">{one.sent}</span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <DiagnosisSummary patientId={patientId} diagnosis={diagnosis.current} mayRecord={chart.may.diagnose} />
          <LatestValues patientId={patientId} groups={results.groups} />
          <OverviewReviews patientId={patientId} reviews={view.reviews} />
          <OverviewTeam patientId={patientId} team={view.team} place={view.place} />
        </div>
      </div>
    </>
  );
}
