import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { MeasureList } from "@/components/outcome/measure-list";
import { measureOption, measureOptions } from "@/components/outcome/measure-options";
import { OutcomeTrend } from "@/components/outcome/outcome-trend";
import { ScoreForm } from "@/components/outcome/score-form";
import { Section } from "@/components/patient/section";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { measures } from "@/lib/domain/knowledge/measures";
import { kindOfMeasure } from "@/lib/domain/outcome/measure-kind";
import { outcomesForChart } from "@/lib/features/outcome/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Outcomes");

export default async function OutcomesPage({ params, searchParams }: PageProps<"/patients/[patientId]/outcomes">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await outcomesForChart(actor, patientId);
  if (!view) notFound();
  const { chart, scores, starts } = view;
  const { measure: asked } = await searchParams;
  const rows = measures.flatMap((measure) => {
    const all = scores.get(kindOfMeasure(measure).id);
    return all ? [{ measure, all, scores: all.filter((score) => score.errorReason === null) }] : [];
  });
  const newest = rows.toSorted((a, b) => lastDay(b.scores).localeCompare(lastDay(a.scores)))[0];
  const chosen = measures.find((measure) => measure.id === asked) ?? newest?.measure ?? null;
  const shown = rows.find((row) => row.measure === chosen);
  const newestId = shown?.all.at(-1)?.id;
  return (
    <>
      <LiveScreen ids={[patientId]} what="page" />
      <PageHeader
        title="Outcomes"
        lead="Scores of outcome measures, each with its day and rater, beside the treatments that began meanwhile."
      />
      {chart.may.record ? (
        <div className="no-print">
          <Disclosure summary="Record a score" open={rows.length === 0}>
            <ScoreForm
              key={chosen?.id ?? "none"}
              patientId={patientId}
              measures={measureOptions}
              chosen={chosen ? measureOption(chosen) : null}
              me={actor.name}
              raters={view.raters}
              today={chart.today}
              order={chart.dateOrder}
            />
          </Disclosure>
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState>No scores are recorded yet. With two or more, the trend of a measure is drawn here.</EmptyState>
      ) : (
        <MeasureList patientId={patientId} rows={rows} chosen={chosen?.id ?? null} />
      )}
      {chosen && rows.length > 0 ? (
        <Section
          id="trend"
          title={chosen.name}
          aside={
            <span className="flex flex-wrap gap-x-4 text-small">
              {newestId ? (
                <Link href={paths.observation(patientId, newestId)} className="link">
                  All scores, correct one
                </Link>
              ) : null}
              <Link href={paths.measure(chosen.id)} className="link">
                About this measure
              </Link>
            </span>
          }
        >
          {shown ? (
            <OutcomeTrend measure={chosen} scores={shown.all} starts={starts} today={chart.today} />
          ) : (
            <EmptyState>No score of this measure is recorded.</EmptyState>
          )}
        </Section>
      ) : null}
    </>
  );
}

const lastDay = (scores: readonly { readonly takenOn: string }[]) => scores.at(-1)?.takenOn ?? "";
