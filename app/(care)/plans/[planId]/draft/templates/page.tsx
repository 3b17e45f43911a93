import { notFound, redirect } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { pageTitle } from "@/components/shell/page-title";
import { MatchList } from "@/components/template/match-list";
import { shownMatches } from "@/components/template/shown-matches";
import { Disclosure } from "@/components/ui/disclosure";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { draftForEditor } from "@/lib/features/draft/queries/editor";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { diagnosisForTemplates } from "@/lib/features/template/queries/matches";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Add from template");

export default async function DraftTemplatesPage({ params }: PageProps<"/plans/[planId]/draft/templates">) {
  const planId = idFrom((await params).planId);
  const actor = await requireActor(paths.draftTemplates(planId));
  const view = await draftForEditor(actor, planId);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  const diagnosis = view?.may.edit ? await diagnosisForTemplates(actor, planId) : null;
  if (!view || !header) notFound();
  if (!view.draft || !diagnosis) redirect(paths.draft(planId));
  const { fitting, others } = shownMatches(diagnosis, (id) => paths.draftTemplate(planId, id));
  return (
    <>
      <PatientHeader view={header} />
      <div className="flex flex-col gap-6 p-4">
        <PageHeader
          title="Add from template"
          lead="You choose which treatments to take. Each arrives incomplete in the draft; nothing is active until it is signed."
          actions={<LinkButton href={paths.draft(planId)}>Back to the draft</LinkButton>}
        />
        <section aria-labelledby="fitting-title" className="flex max-w-160 flex-col gap-2">
          <h2 id="fitting-title" className="text-lead">
            Templates that fit the diagnosis ({fitting.length})
          </h2>
          {fitting.length > 0 ? (
            <MatchList matches={fitting} />
          ) : (
            <p className="text-ink-2">Nothing in the recorded diagnosis speaks for one of the templates.</p>
          )}
        </section>
        <Disclosure summary={`Other templates (${others.length})`} open={fitting.length === 0}>
          <MatchList matches={others} />
        </Disclosure>
      </div>
    </>
  );
}
