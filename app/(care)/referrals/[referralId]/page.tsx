import { notFound } from "next/navigation";
import { BreakGlassBanner } from "@/components/break-glass/break-glass-banner";
import { LiveScreen } from "@/components/live/live-screen";
import { Section } from "@/components/patient/section";
import { Question, RelevantTreatments } from "@/components/referral/brief-details";
import { Changes } from "@/components/referral/changes";
import { Goals } from "@/components/referral/goals";
import { ReferralHistory } from "@/components/referral/history";
import { Precautions } from "@/components/referral/precautions";
import { ReferralHeader } from "@/components/referral/referral-header";
import { ReferralMoves } from "@/components/referral/referral-moves";
import { Reports } from "@/components/referral/reports";
import { ScheduleVisit } from "@/components/referral/schedule-visit";
import { UrgencyTag } from "@/components/referral/urgency-tag";
import { visitChoices } from "@/components/referral/visit-choices";
import { Visits } from "@/components/referral/visits";
import { pageTitle } from "@/components/shell/page-title";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { emergencyAccessTo } from "@/lib/features/break-glass/queries";
import { type ReferralView, referralForScreen } from "@/lib/features/referral/queries-referral";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Referral");

export default async function ReferralPage({ params }: PageProps<"/referrals/[referralId]">) {
  const referralId = idFrom((await params).referralId);
  const actor = await requireActor(paths.referral(referralId));
  const view = await referralForScreen(actor, referralId);
  if (!view) notFound();
  const emergency = view.chart ? await emergencyAccessTo(actor, view.chart.patientId) : null;
  const { id, revision, briefWrittenAt: seenAt, today, dateOrder, goals } = view;
  const rated = { goals, today, dateOrder };
  return (
    <>
      <ReferralHeader
        view={view}
        link={view.chart ? <ChartLinks chart={view.chart} /> : undefined}
        band={
          view.chart && emergency ? <BreakGlassBanner patientId={view.chart.patientId} {...emergency} /> : undefined
        }
      />
      <div className="flex flex-col gap-4 p-4">
        <LiveScreen ids={view.chart ? [id, view.chart.patientId] : [id]} what="referral" />
        <PageHeader
          title={`${view.discipline} referral`}
          state={
            <>
              <Tag tone={view.closed ? "plain" : "info"}>{view.statusWords}</Tag>
              <UrgencyTag urgency={view.brief.urgency} />
            </>
          }
          lead={sentence(view)}
          actions={
            <LinkButton href={paths.referralSheet(id)} size="small">
              Printed sheet
            </LinkButton>
          }
        />
        {view.changes.length > 0 ? (
          <Changes
            referralId={id}
            revision={revision}
            seenAt={seenAt}
            changes={view.changes}
            mayMarkSeen={view.mayMarkSeen}
          />
        ) : null}
        {view.closed ? (
          <Notice tone="info" headingLevel={2} title={view.statusWords}>
            This referral is closed. What it says below is as it was when it closed and is no longer kept up to date.
          </Notice>
        ) : null}
        <div className="grid grid-cols-1 gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-4">
            <Section id="next" title="What you can do">
              {view.visits.mayVisit ? (
                <ScheduleVisit
                  key={revision}
                  referralId={id}
                  revision={revision}
                  today={today}
                  dateOrder={dateOrder}
                  first={view.status === "accepted"}
                  bestTime={[...view.bestTime, ...view.infusions]}
                  beyond={view.visits.beyond}
                />
              ) : null}
              <ReferralMoves
                referralId={id}
                revision={revision}
                seenAt={seenAt}
                moves={view.moves}
                asked={view.asked}
                receivers={view.receivers}
                rated={rated}
                alone={!view.visits.mayVisit}
              />
            </Section>
            {view.closed ? null : (
              <Section id="precautions" title="Go, caution or no-go today">
                <Precautions verdict={view.verdict} precautions={view.precautions} today={today} />
              </Section>
            )}
            {view.visits.mayVisit || view.visits.list.length > 0 ? (
              <Section id="visits" title="Visits">
                <Visits
                  referralId={id}
                  visits={view.visits}
                  choices={visitChoices(view.brief.discipline)}
                  rated={rated}
                />
              </Section>
            ) : null}
            <Section id="treatments" title="Treatments that matter for therapy">
              <RelevantTreatments view={view} />
            </Section>
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <Section id="question" title="What is asked">
              <Question view={view} />
            </Section>
            <Section id="goals" title="Goals">
              <Goals key={revision} {...rated} referralId={id} revision={revision} mayRate={view.mayRateGoals} />
            </Section>
            <Section id="reports" title="Reports">
              <Reports referralId={id} revision={revision} reports={view.reports} />
            </Section>
            <Section id="history" title="History">
              <ReferralHistory referralId={id} revision={revision} events={view.events} takeBack={view.takeBack} />
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

function ChartLinks({ chart }: { readonly chart: { patientId: string; planId: string } }) {
  return (
    <p className="no-print ml-auto flex gap-3">
      <Link className="link" href={paths.patient(chart.patientId)}>
        Open the chart
      </Link>
      <Link className="link" href={paths.plan(chart.planId)}>
        Open the plan
      </Link>
    </p>
  );
}

function sentence(view: ReferralView): string {
  const waiting = view.waited ? `, waiting for ${view.waited}` : "";
  if (view.service) return `Sent outside to ${view.service}. Sent by ${view.requester} on ${view.sent}.`;
  return `Sent by ${view.requester} on ${view.sent}${waiting}. With: ${view.receiver}.`;
}
