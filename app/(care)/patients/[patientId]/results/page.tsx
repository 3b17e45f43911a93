import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { kindOption } from "@/components/patient/kind-options";
import { ObservationForm } from "@/components/patient/observation-form";
import { ObservationTable } from "@/components/patient/observation-table";
import { Section } from "@/components/patient/section";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterForm } from "@/components/ui/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import { observationKinds } from "@/lib/domain/knowledge/observation-kinds";
import { resultsForChart } from "@/lib/features/patient/queries-results";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Results");

const groups = [
  { value: "vital", label: "Vital signs" },
  { value: "laboratory", label: "Laboratory" },
  { value: "function", label: "Function" },
  { value: "scale", label: "Scales" },
  { value: "other", label: "Other, not used by checks" },
] as const;

export default async function ResultsPage({ params, searchParams }: PageProps<"/patients/[patientId]/results">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await resultsForChart(actor, patientId);
  if (!view) notFound();
  const { group } = await searchParams;
  const shown = groups.filter((one) => !groups.some((any) => any.value === group) || one.value === group);
  const { chart } = view;
  return (
    <>
      <LiveScreen ids={[patientId]} what="page" />
      <PageHeader title="Results" lead="Every value with its date and source; the newest of each kind first." />
      {chart.may.record ? (
        <Disclosure summary="Record a value" open={view.groups.length === 0}>
          <ObservationForm
            patientId={patientId}
            prefix="new"
            kinds={observationKinds.map(kindOption)}
            today={chart.today}
            order={chart.dateOrder}
          />
        </Disclosure>
      ) : null}
      <FilterForm filters={[{ name: "group", label: "Kind", anyLabel: "All kinds", options: groups }]} />
      {view.groups.length === 0 ? (
        <EmptyState>
          No values are recorded yet. Weight, height and creatinine are needed to calculate doses.
        </EmptyState>
      ) : null}
      {shown.map(({ value, label }) => {
        const rows = view.groups.filter((one) => one.group === value);
        if (rows.length === 0) {
          return group === value ? <EmptyState key={value}>No values of this kind are recorded.</EmptyState> : null;
        }
        return (
          <Section key={value} id={`group-${value}`} title={label}>
            <ObservationTable patientId={patientId} caption={label} groups={rows} />
          </Section>
        );
      })}
      <Section id="calculated" title="Calculated from these">
        <dl className="flex flex-col gap-2">
          {view.calculated.map((one) => (
            <div key={one.name}>
              <dt className="text-small text-ink-2">{one.name}</dt>
              <dd data-clinical="">
                <strong className="nowrap">{one.value}</strong>
                <p className="text-small">{one.working}</p>
                {one.inputs.length > 0 ? <p className="text-small text-ink-2">From {one.inputs.join("; ")}</p> : null}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
