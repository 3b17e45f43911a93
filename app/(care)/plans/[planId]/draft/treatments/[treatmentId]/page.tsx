import { notFound, redirect } from "next/navigation";
import { ConsentMark } from "@/components/consent/consent-mark";
import { LiveScreen } from "@/components/live/live-screen";
import { PatientHeader } from "@/components/patient/patient-header";
import { checkTreatment } from "@/components/plan/draft-check";
import { TreatmentFrame } from "@/components/plan/draft-treatment-frame";
import { TreatmentReadOnly } from "@/components/plan/draft-treatment-read";
import { MedicineNameText } from "@/components/plan/medicine-name";
import { pageTitle } from "@/components/shell/page-title";
import { TemplateHint } from "@/components/template/template-hint";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { measures } from "@/lib/domain/knowledge/measures";
import { monitoringTextFor } from "@/lib/domain/knowledge/monitoring-text";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { kindLabels, laneLabels } from "@/lib/domain/plan/labels";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import { consentsForPlan } from "@/lib/features/consent/queries";
import { judgedDraft } from "@/lib/features/draft/queries/judged";
import { treatmentForEditor } from "@/lib/features/draft/queries/treatment";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { templatesOfDraft } from "@/lib/features/template/queries/uses";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Treatment in plan draft");

export default async function DraftTreatmentPage({
  params,
}: PageProps<"/plans/[planId]/draft/treatments/[treatmentId]">) {
  const asked = await params;
  const [planId, treatmentId] = [idFrom(asked.planId), idFrom(asked.treatmentId)];
  const actor = await requireActor(paths.draftTreatment(planId, treatmentId));
  const view = await treatmentForEditor(actor, planId, treatmentId);
  const [header, consents, judged = null] = view
    ? await Promise.all([
        patientHeader(actor, view.patientId),
        consentsForPlan(actor, planId),
        judgedDraft(actor, planId),
      ])
    : [];
  if (!view || !header || !consents) notFound();
  const { draft, item, facts } = view;
  if (!draft || item.removed) redirect(paths.draft(planId));
  const { content } = item;
  const uses = await templatesOfDraft(actor, planId);
  const checked = checkTreatment(content);
  const { usual, ...agent } = facts.agent ?? { usual: [] };
  const before = view.current?.find((t) => t.treatmentId === treatmentId);
  const name = typeof content.name === "string" ? content.name : kindLabels[content.kind];
  return (
    <>
      <PatientHeader view={header} />
      <LiveScreen ids={[planId, view.patientId]} what="plan" hold />
      <div className="px-4 pt-4">
        <PageHeader
          title={<MedicineNameText name={tallMan(name)} />}
          state={<Tag tone="draft">DRAFT v{draft.baseVersion + 1} · not active</Tag>}
          lead={`${kindLabels[content.kind]} · lane: ${laneLabels[content.lane]}`}
        />
        <ConsentMark planId={planId} treatmentId={treatmentId} name={name} consents={consents} />
      </div>
      <div className="px-4 pt-2 empty:hidden">
        <TemplateHint uses={uses} content={content} />
      </div>
      {view.may.edit ? (
        <TreatmentFrame
          key={treatmentId}
          planId={planId}
          draftId={draft.id}
          initial={content}
          revision={item.revision}
          savedAt={item.changedAt}
          checked={checked}
          signedAction={before && before.action !== "stop" ? before.action : null}
          usual={usual}
          monitoring={monitoringOf(content)}
          measures={reviewMeasures}
          today={view.today}
          judged={judged}
          maySign={view.may.sign}
          context={{
            patientId: view.patientId,
            weight: facts.weight,
            height: facts.height,
            creatinine: facts.creatinine,
            haematocrit: facts.haematocrit,
            sexAtBirth: facts.sexAtBirth,
            ageYears: facts.ageYears,
            therapists: facts.therapists,
            teams: facts.teams,
            agent: "id" in agent ? agent : null,
            siteZone: view.zone,
            holidays: facts.holidays,
            dateOrder: view.dateOrder,
          }}
        />
      ) : (
        <TreatmentReadOnly planId={planId} checked={checked} />
      )}
    </>
  );
}

const reviewMeasures = measures.map(({ id, name }) => ({ value: id, label: name }));

/** What to observe under a treatment; under a regimen, for each of its drugs. */
function monitoringOf(content: DraftTreatment): readonly string[] {
  const parts = content.kind === "regimen" ? (content.components ?? []).map((part) => part?.agent) : [];
  const agents = [content.agent, ...parts].filter((id) => typeof id === "string");
  return [...new Set(agents.flatMap(monitoringTextFor))];
}
