import { notFound, redirect } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { treatmentChoices } from "@/components/plan/add-choices";
import { AddByKind } from "@/components/plan/add-kinds";
import { AddTreatmentForm } from "@/components/plan/add-treatment-form";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { kindLabels } from "@/lib/domain/plan/labels";
import { isKind } from "@/lib/domain/plan/treatment";
import { draftForEditor } from "@/lib/features/draft/queries/editor";
import { judgedDraft } from "@/lib/features/draft/queries/judged";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Add treatment");

export default async function AddTreatmentPage({
  params,
  searchParams,
}: PageProps<"/plans/[planId]/draft/treatments/new">) {
  const planId = idFrom((await params).planId);
  const { kind: asked, agent: askedAgent } = await searchParams;
  const kind = typeof asked === "string" && isKind(asked) ? asked : null;
  const actor = await requireActor(paths.newTreatment(planId));
  const view = await draftForEditor(actor, planId);
  const [header, judged = null] = view
    ? await Promise.all([patientHeader(actor, view.patientId), judgedDraft(actor, planId)])
    : [];
  if (!view || !header) notFound();
  if (!view.draft || !view.may.edit) redirect(paths.draft(planId));
  const choices = treatmentChoices(kind);
  const wanted = choices.find((choice) => choice.agent !== null && choice.agent === askedAgent);
  return (
    <>
      <PatientHeader view={header} />
      <div className="flex flex-col gap-6 p-4">
        <PageHeader
          title={kind ? `Add treatment: ${kindLabels[kind].toLowerCase()}` : "Add treatment"}
          lead={`To the draft of version ${view.draft.baseVersion + 1}. Nothing is active until it is signed.`}
          actions={<LinkButton href={paths.draft(planId)}>Back to the draft</LinkButton>}
        />
        <AddTreatmentForm
          key={`${kind ?? "all"} ${wanted?.agent ?? ""}`}
          planId={planId}
          draftId={view.draft.id}
          patientId={view.patientId}
          choices={choices}
          judged={judged}
          {...(wanted ? { wanted } : {})}
          {...(kind ? { only: { kindLabel: kindLabels[kind] } } : {})}
        />
        <AddByKind planId={planId} current={kind} />
      </div>
    </>
  );
}
