import { notFound } from "next/navigation";
import { Section } from "@/components/patient/section";
import { PrintFoot, PrintHead } from "@/components/plan/plan-page";
import { isView } from "@/components/plan/timeline-view";
import { pageTitle } from "@/components/shell/page-title";
import { PrintFrame } from "@/components/shell/print-frame";
import { MeasureChoice } from "@/components/timeline/measure-choice";
import { PatientTimeline } from "@/components/timeline/patient-timeline";
import { TimelineControls } from "@/components/timeline/timeline-controls";
import { VersionList } from "@/components/timeline/version-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { chosenMeasures, measuresWithScores } from "@/lib/domain/outcome/choose-measures";
import { type Span, spanFor, stepsFrom, usualZoom, type Zoom, zooms } from "@/lib/domain/schedule/axis";
import { timelineOf as lanesOf } from "@/lib/domain/schedule/lanes";
import { isDay } from "@/lib/domain/shared/day";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { timelineOf } from "@/lib/features/timeline/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Timeline");

const MOST_MEASURES = 4;

export default async function TimelinePage({ params, searchParams }: PageProps<"/patients/[patientId]/timeline">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await timelineOf(actor, patientId);
  const header = await patientHeader(actor, patientId);
  if (!view || !header) notFound();
  const { chart, plans, entries, scores, starts } = view;
  const asked = await searchParams;
  const available = measuresWithScores(scores);
  const chosen = chosenMeasures(available, asked.measures, MOST_MEASURES);
  const from = isDay(asked.from) ? asked.from : null;

  let whole: Span = { from: chart.today, to: chart.today };
  let zoom: Zoom = "all";
  const timeline = lanesOf(entries, chart.today, {
    also: chosen.flatMap(({ scores: own }) => own.filter((s) => s.errorReason === null).map((s) => s.takenOn)),
    choose: (all) => {
      whole = all;
      zoom = zooms.find((one) => one === asked.zoom) ?? usualZoom(all);
      return spanFor(zoom, from, chart.today, all);
    },
  });
  const steps = stepsFrom(zoom, timeline, whole);
  const nothing = entries.length === 0 && chosen.length === 0;
  return (
    <PrintFrame
      header={<PrintHead header={header} />}
      footer={<PrintFoot what="Timeline" by={actor.name} at={new Date().toISOString()} zone={chart.zone} />}
    >
      <div className="flex flex-col gap-3">
        <PageHeader
          title="Timeline"
          lead="All plans of this patient on one axis: what was planned, what was given, and the outcomes beneath."
        />
        {nothing ? (
          <EmptyState>
            Nothing is planned and no outcome is scored yet. Treatments appear here with the first plan, outcomes with
            the first score.
          </EmptyState>
        ) : (
          <>
            <TimelineControls zoom={zoom} earlier={steps.earlier} later={steps.later} />
            {available.length > 0 ? (
              <MeasureChoice
                measures={available.map(({ measure, scores: own }) => {
                  return {
                    id: measure.id,
                    name: measure.name,
                    scores: own.filter((s) => s.errorReason === null).length,
                  };
                })}
                chosen={chosen.map(({ measure }) => measure.id)}
                most={MOST_MEASURES}
              />
            ) : null}
            <PatientTimeline
              timeline={timeline}
              plans={plans}
              measures={chosen}
              starts={starts}
              view={isView(asked.view) ? asked.view : null}
            />
            {plans.length > 0 ? (
              <Section id="versions" title="Versions">
                {plans.map((plan) => (
                  <VersionList key={plan.planId} plan={plan} />
                ))}
              </Section>
            ) : null}
          </>
        )}
      </div>
    </PrintFrame>
  );
}
