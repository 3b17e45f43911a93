import { notFound } from "next/navigation";
import { EditPatientForm } from "@/components/patient/edit-patient-form";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { patientForEditing } from "@/lib/features/patient/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Edit patient");

export default async function EditPatientPage({ params }: PageProps<"/patients/[patientId]/edit">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const view = await patientForEditing(actor, patientId);
  if (!view) notFound();
  const { patient, places, chart } = view;
  return (
    <>
      <PageHeader title="Edit patient" />
      <EditPatientForm
        key={patient.revision}
        patientId={patientId}
        patient={patient}
        places={places}
        today={chart.today}
        order={chart.dateOrder}
      />
    </>
  );
}
