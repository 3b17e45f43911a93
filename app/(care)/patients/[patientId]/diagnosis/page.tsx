import { notFound } from "next/navigation";
import { ClassHistory } from "@/components/patient/class-history";
import { DiagnosisDetails, phenotypeName } from "@/components/patient/diagnosis-details";
import { DiagnosisInError } from "@/components/patient/diagnosis-in-error";
import { ScorePanel } from "@/components/patient/score-panel";
import { Section } from "@/components/patient/section";
import { pageTitle } from "@/components/shell/page-title";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { diagnosisForChart } from "@/lib/features/patient/queries-diagnosis";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Diagnosis");

export default async function DiagnosisPage({ params }: PageProps<"/patients/[patientId]/diagnosis">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await diagnosisForChart(actor, patientId);
  if (!view) notFound();
  const { current, earlier, history, chart } = view;
  const record = chart.may.diagnose ? (
    <LinkButton href={paths.newDiagnosis(patientId)} variant="primary">
      {current ? "Record a new diagnosis" : "Record the diagnosis"}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title="Diagnosis" actions={current ? record : undefined} />
      {current ? (
        <>
          <DiagnosisDetails diagnosis={current} />
          <Section id="score" title="PNS-Care score">
            <ScorePanel {...current.score} />
          </Section>
          <ClassHistory history={history} score={current.score.restarting} />
          {chart.may.diagnose ? (
            <Disclosure summary="Entered in error, without a new diagnosis">
              <DiagnosisInError fact={{ patientId, id: current.id, revision: current.revision }} />
            </Disclosure>
          ) : null}
        </>
      ) : (
        <EmptyState action={record}>
          No diagnosis is recorded. It holds the syndrome, the antibodies and what is known about a tumour, and a plan
          starts from it.
        </EmptyState>
      )}
      {earlier.length > 0 ? (
        <Section id="earlier" title="Earlier diagnoses">
          {earlier.map((one) => (
            <Disclosure
              key={one.id}
              summary={`${phenotypeName(one.phenotype)}: ${one.error ? "entered in error" : "superseded"}`}
            >
              {one.error ? <p className="font-semibold">Entered in error: {one.error}</p> : null}
              <DiagnosisDetails diagnosis={one} />
            </Disclosure>
          ))}
        </Section>
      ) : null}
    </>
  );
}
