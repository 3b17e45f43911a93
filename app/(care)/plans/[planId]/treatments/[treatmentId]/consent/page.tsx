import { notFound } from "next/navigation";
import { ConsentScreen } from "@/components/consent/consent-screen";
import { PatientHeader } from "@/components/patient/patient-header";
import { pageTitle } from "@/components/shell/page-title";
import { consentsForTreatment } from "@/lib/features/consent/queries";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Consent");

export default async function ConsentPage({ params }: PageProps<"/plans/[planId]/treatments/[treatmentId]/consent">) {
  const asked = await params;
  const [planId, treatmentId] = [idFrom(asked.planId), idFrom(asked.treatmentId)];
  const actor = await requireActor(paths.consent(planId, treatmentId));
  const view = await consentsForTreatment(actor, planId, treatmentId);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  if (!view || !header) notFound();
  return (
    <>
      <PatientHeader view={header} />
      <ConsentScreen view={view} header={header} />
    </>
  );
}
