import { notFound, redirect } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { pageTitle } from "@/components/shell/page-title";
import { cancerWords } from "@/components/template/cancer-words";
import { MergeForm } from "@/components/template/merge-form";
import { mergeLines } from "@/components/template/merge-view";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { armOf, matchTemplates } from "@/lib/domain/template/match";
import { templateById } from "@/lib/domain/template/templates";
import { draftForEditor } from "@/lib/features/draft/queries/editor";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { diagnosisForTemplates } from "@/lib/features/template/queries/matches";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Template for a plan draft");

export default async function MergeTemplatePage({ params }: PageProps<"/plans/[planId]/draft/templates/[templateId]">) {
  const asked = await params;
  const planId = idFrom(asked.planId);
  const template = templateById(asked.templateId);
  const actor = await requireActor(paths.draftTemplate(planId, asked.templateId));
  const view = await draftForEditor(actor, planId);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  const diagnosis = view?.may.edit ? await diagnosisForTemplates(actor, planId) : null;
  if (!template || !view || !header) notFound();
  if (!view.draft || !diagnosis) redirect(paths.draft(planId));
  const { id, name, version, hash } = template;
  const drafted = view.items.filter((item) => !item.removed).map((item) => item.content);
  const [match] = matchTemplates([template], diagnosis);
  return (
    <>
      <PatientHeader view={header} />
      <div className="flex flex-col gap-4 p-4">
        <PageHeader
          title={`Add from template: ${name}`}
          state={<Tag>v{version}</Tag>}
          lead={
            match
              ? `${match.reasons.join(". ")}.`
              : "Nothing in the recorded diagnosis speaks for this template: check it."
          }
          actions={
            <>
              <LinkButton href={paths.template(id)}>Sources and reasons</LinkButton>
              <LinkButton href={paths.draftTemplates(planId)}>Other templates</LinkButton>
              <LinkButton href={paths.draft(planId)}>Back to the draft</LinkButton>
            </>
          }
        />
        <MergeForm
          planId={planId}
          draftId={view.draft.id}
          revision={view.draft.revision}
          template={{ id, name, version, hash }}
          lines={mergeLines({ template, cancer: diagnosis.cancer, drafted })}
          arm={armOf(diagnosis)}
          cancerWords={cancerWords(diagnosis)}
          today={view.today}
          dateOrder={view.dateOrder}
        />
      </div>
    </>
  );
}
