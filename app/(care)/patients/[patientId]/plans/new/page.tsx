import { notFound } from "next/navigation";
import { NewPlanForm } from "@/components/plan/draft-new-plan-form";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/domain/shared/day";
import { plansOfPatient } from "@/lib/features/draft/queries/plans";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("New plan");

export default async function NewPlanPage({ params }: PageProps<"/patients/[patientId]/plans/new">) {
  const patientId = idFrom((await params).patientId);
  const actor = await requireActor(paths.newPlan(patientId));
  const view = await plansOfPatient(actor, patientId);
  if (!view?.mayDraft) notFound();
  const diagnoses = view.diagnoses.map(({ id, label, onset }) => ({
    id,
    label,
    ...(onset ? { hint: `onset ${formatDay(onset)}` } : {}),
  }));
  return (
    <>
      <PageHeader
        title="New plan"
        lead="It opens as a draft in your hands. Nothing is active until you sign version 1."
      />
      {diagnoses.length > 0 ? (
        <NewPlanForm diagnoses={diagnoses} />
      ) : (
        <EmptyState action={<LinkButton href={paths.diagnosis(patientId)}>Open the diagnosis</LinkButton>}>
          There is no diagnosis without a plan. Record a diagnosis, or amend the plan of the one there is.
        </EmptyState>
      )}
    </>
  );
}
