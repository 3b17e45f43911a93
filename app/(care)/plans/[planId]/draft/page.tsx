import { notFound } from "next/navigation";
import { PatientHeader } from "@/components/patient/patient-header";
import { NoDraft } from "@/components/plan/draft-none";
import { DraftScreen } from "@/components/plan/draft-screen";
import { DraftWatch } from "@/components/plan/draft-watch";
import { pageTitle } from "@/components/shell/page-title";
import { consentsForPlan } from "@/lib/features/consent/queries";
import { draftForEditor } from "@/lib/features/draft/queries/editor";
import { judgedDraft } from "@/lib/features/draft/queries/judged";
import { panelStamp } from "@/lib/features/draft/queries/panel-stamp";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { sideEffectsForPlan } from "@/lib/features/side-effect/queries";
import { templatesOfDraft } from "@/lib/features/template/queries/uses";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plan draft");

export default async function DraftPage({ params }: PageProps<"/plans/[planId]/draft">) {
  const planId = idFrom((await params).planId);
  const actor = await requireActor(paths.draft(planId));
  const view = await draftForEditor(actor, planId);
  const [header, consents, judged = null, uses = [], effects = null] = view
    ? await Promise.all([
        patientHeader(actor, view.patientId),
        consentsForPlan(actor, planId),
        judgedDraft(actor, planId),
        templatesOfDraft(actor, planId),
        sideEffectsForPlan(actor, planId),
      ])
    : [];
  if (!view || !header || !consents) notFound();
  return (
    <>
      <PatientHeader view={header} />
      {view.draft ? (
        <>
          {judged ? <DraftWatch planId={planId} patientId={view.patientId} stamp={panelStamp(judged)} /> : null}
          <DraftScreen
            view={view}
            draft={view.draft}
            uses={uses}
            consents={consents}
            effects={effects}
            judged={judged}
          />
        </>
      ) : (
        <NoDraft view={view} />
      )}
    </>
  );
}
