import { notFound } from "next/navigation";
import { CosignScreen } from "@/components/cosign/cosign-screen";
import { LiveScreen } from "@/components/live/live-screen";
import { PatientHeader } from "@/components/patient/patient-header";
import { pageTitle } from "@/components/shell/page-title";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { cosignForScreen } from "@/lib/features/plan/queries/cosign";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Co-signature");

export default async function CosignPage({ params }: PageProps<"/plans/[planId]/treatments/[treatmentId]/cosign">) {
  const asked = await params;
  const [planId, treatmentId] = [idFrom(asked.planId), idFrom(asked.treatmentId)];
  const actor = await requireActor(paths.cosign(planId, treatmentId));
  const view = await cosignForScreen(actor, planId, treatmentId);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  if (!view || !header) notFound();
  return (
    <>
      <PatientHeader view={header} />
      <LiveScreen ids={[planId, view.patientId]} what="plan" hold />
      <CosignScreen view={view} header={header} person={{ name: actor.name, role: actor.role }} />
    </>
  );
}
