import { notFound } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { pageTitle } from "@/components/shell/page-title";
import { SideEffectScreen } from "@/components/side-effect/side-effect-screen";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { sideEffectsForTreatment } from "@/lib/features/side-effect/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Side effects");

export default async function SideEffectsPage({
  params,
}: PageProps<"/plans/[planId]/treatments/[treatmentId]/side-effects">) {
  const asked = await params;
  const [planId, treatmentId] = [idFrom(asked.planId), idFrom(asked.treatmentId)];
  const actor = await requireActor(paths.sideEffects(planId, treatmentId));
  const view = await sideEffectsForTreatment(actor, planId, treatmentId);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  if (!view || !header) notFound();
  return (
    <>
      <PatientHeader view={header} />
      <SideEffectScreen view={view} header={header} />
    </>
  );
}
