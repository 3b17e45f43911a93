import { notFound } from "next/navigation";
import { DiagnosisForm } from "@/components/patient/diagnosis-form";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { antibodies } from "@/lib/domain/knowledge/antibodies";
import { cancers } from "@/lib/domain/knowledge/cancers";
import { phenotypes } from "@/lib/domain/knowledge/phenotypes";
import { choicesOf } from "@/lib/domain/patient/words";
import { diagnosisForChart } from "@/lib/features/patient/queries-diagnosis";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Record a diagnosis");

const asOption = ({ id, label }: { readonly id: string; readonly label: string }) => ({ value: id, label });

export default async function NewDiagnosisPage({ params }: PageProps<"/patients/[patientId]/diagnosis/new">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await diagnosisForChart(actor, patientId);
  if (!view?.chart.may.diagnose) notFound();
  return (
    <>
      <PageHeader title={view.current ? "Record a new diagnosis" : "Record the diagnosis"} />
      <DiagnosisForm
        key={view.current?.revision ?? 0}
        patientId={patientId}
        syndromes={phenotypes.map(asOption)}
        antibodies={antibodies.map(asOption)}
        cancers={choicesOf(cancers)}
        earlier={view.current}
        today={view.chart.today}
        order={view.chart.dateOrder}
      />
    </>
  );
}
