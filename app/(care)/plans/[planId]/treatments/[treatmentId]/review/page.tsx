import { notFound } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { ReviewScreen } from "@/components/review/review-screen";
import { pageTitle } from "@/components/shell/page-title";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { reviewForTreatment } from "@/lib/features/review/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Treatment review");

export default async function TreatmentReviewPage({
  params,
}: PageProps<"/plans/[planId]/treatments/[treatmentId]/review">) {
  const asked = await params;
  const [planId, treatmentId] = [idFrom(asked.planId), idFrom(asked.treatmentId)];
  const actor = await requireActor(paths.treatmentReview(planId, treatmentId));
  const view = await reviewForTreatment(actor, planId, treatmentId);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  if (!view || !header) notFound();
  return (
    <>
      <PatientHeader view={header} />
      <ReviewScreen view={view} header={header} />
    </>
  );
}
