import { notFound } from "next/navigation";
import { NewPlanForm } from "@/components/plan/draft-new-plan-form";
import { pageTitle } from "@/components/shell/page-title";
import { shownMatches } from "@/components/template/shown-matches";
import type { TemplateChoice } from "@/components/template/template-radios";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay } from "@/lib/domain/shared/day";
import { plansOfPatient } from "@/lib/features/draft/queries/plans";
import { diagnosesForTemplates } from "@/lib/features/template/queries/matches";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("New plan");

export default async function NewPlanPage({ params, searchParams }: PageProps<"/patients/[patientId]/plans/new">) {
  const patientId = idFrom((await params).patientId);
  const actor = await requireActor(paths.newPlan(patientId));
  const view = await plansOfPatient(actor, patientId);
  if (!view?.mayDraft) notFound();
  const asked = (await searchParams).template;
  const recorded = await diagnosesForTemplates(actor, patientId);
  const templatesFor = (id: string): TemplateChoice[] => {
    const diagnosis = recorded.find((one) => one.diagnosisId === id);
    return diagnosis ? [...shownMatches(diagnosis, paths.template).fitting] : [];
  };
  const diagnoses = view.diagnoses.map(({ id, label, onset }) => ({
    id,
    label,
    templates: templatesFor(id),
    ...(onset ? { hint: `onset ${formatDay(onset)}` } : {}),
  }));
  return (
    <>
      <PageHeader
        title="New plan"
        lead="It opens as a draft in your hands. Nothing is active until you sign version 1."
      />
      {diagnoses.length > 0 ? (
        <NewPlanForm diagnoses={diagnoses} template={typeof asked === "string" ? asked : null} />
      ) : (
        <EmptyState action={<LinkButton href={paths.diagnosis(patientId)}>Open the diagnosis</LinkButton>}>
          There is no diagnosis without a plan. Record a diagnosis, or amend the plan of the one there is.
        </EmptyState>
      )}
    </>
  );
}
