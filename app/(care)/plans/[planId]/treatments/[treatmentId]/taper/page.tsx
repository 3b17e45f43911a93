import { notFound } from "next/navigation";
import { MedicineNameText } from "@/components/plan/medicine-name";
import { PlanPage } from "@/components/plan/plan-page";
import { PrintButton } from "@/components/plan/plan-print";
import { TaperAsked } from "@/components/plan/taper/taper-asked";
import { TaperSheet } from "@/components/plan/taper/taper-sheet";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { cosignaturesForPlan } from "@/lib/features/plan/queries/cosign";
import { planForScreen } from "@/lib/features/plan/queries/plan";
import { taperHistory } from "@/lib/features/plan/queries/taper";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Taper calendar");

export default async function TaperPage({ params }: PageProps<"/plans/[planId]/treatments/[treatmentId]/taper">) {
  const actor = await requireActor();
  const ids = await params;
  const [planId, treatmentId] = [idFrom(ids.planId), idFrom(ids.treatmentId)];
  const view = await planForScreen(actor, planId);
  const version = view?.version;
  const steroid = view?.inForce.find((one) => one.treatmentId === treatmentId);
  if (!view || !version || steroid?.kind !== "steroid") notFound();
  const header = await patientHeader(actor, view.patientId);
  if (!header) notFound();
  const [history, cosignatures] = await Promise.all([
    taperHistory(actor, planId, treatmentId),
    cosignaturesForPlan(actor, planId),
  ]);
  const mark = cosignatures?.marks.find((one) => one.treatmentId === treatmentId);
  const isAwaiting = mark?.state === "awaited" || mark?.state === "declined";
  return (
    <PlanPage
      planId={planId}
      header={header}
      printed={{
        what: `${view.title}, version ${version.version}, signed by ${version.signerName}`,
        by: actor.name,
        at: new Date().toISOString(),
      }}
    >
      <PageHeader
        title="Taper calendar"
        state={
          <>
            <MedicineNameText name={treatmentText(steroid).name} />
            <span className="font-semibold">Version {version.version}</span>
          </>
        }
        actions={
          <>
            <LinkButton href={paths.plan(planId)}>Back to the plan</LinkButton>
            <PrintButton />
          </>
        }
      />
      <TaperSheet steroid={steroid} plan={view.status} isAwaiting={isAwaiting} />
      {history ? <TaperAsked history={history} /> : null}
    </PlanPage>
  );
}
