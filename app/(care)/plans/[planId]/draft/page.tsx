import { notFound } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { NoDraft } from "@/components/plan/draft-none";
import { DraftScreen } from "@/components/plan/draft-screen";
import { pageTitle } from "@/components/shell/page-title";
import { draftForEditor } from "@/lib/features/draft/queries/editor";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plan draft");

export default async function DraftPage({ params }: PageProps<"/plans/[planId]/draft">) {
  const planId = idFrom((await params).planId);
  const actor = await requireActor(paths.draft(planId));
  const view = await draftForEditor(actor, planId);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  if (!view || !header) notFound();
  return (
    <>
      <PatientHeader view={header} />
      {view.draft ? <DraftScreen view={view} draft={view.draft} /> : <NoDraft view={view} />}
    </>
  );
}
