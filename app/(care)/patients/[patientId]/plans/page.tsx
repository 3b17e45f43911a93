import { notFound } from "next/navigation";
import { PatientPlans } from "@/components/plan/draft-patient-plans";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { plansOfPatient } from "@/lib/features/draft/queries/plans";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plans");

export default async function PatientPlansPage({ params }: PageProps<"/patients/[patientId]/plans">) {
  const patientId = idFrom((await params).patientId);
  const actor = await requireActor(paths.patientPlans(patientId));
  const view = await plansOfPatient(actor, patientId);
  if (!view) notFound();
  const { plans, diagnoses, mayDraft, zone } = view;
  const start =
    mayDraft && diagnoses.length > 0 ? (
      <LinkButton href={paths.newPlan(patientId)} variant="primary">
        Start a plan
      </LinkButton>
    ) : null;
  return (
    <>
      <PageHeader title="Plans" actions={plans.length > 0 ? start : undefined} />
      {plans.length > 0 ? (
        <PatientPlans plans={plans} zone={zone} />
      ) : (
        <EmptyState action={start ?? undefined}>{emptyText(diagnoses.length > 0, view.deceased)}</EmptyState>
      )}
      {plans.length === 0 && diagnoses.length === 0 && mayDraft ? (
        <p>
          <LinkButton href={paths.diagnosis(patientId)}>Record the diagnosis</LinkButton>
        </p>
      ) : null}
    </>
  );
}

function emptyText(hasDiagnosis: boolean, deceased: boolean): string {
  if (deceased) return "This patient has no plan, and the patient's death is recorded.";
  return hasDiagnosis
    ? "This patient has no plan yet. A plan holds all treatments for one diagnosis."
    : "This patient has no plan yet. A plan needs a diagnosis: record that first.";
}
