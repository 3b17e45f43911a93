import { notFound } from "next/navigation";
import { EndPlanForm } from "@/components/plan/plan-end-form";
import { PlanPage } from "@/components/plan/plan-page";
import { PlanStateTag } from "@/components/plan/plan-state";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { choicesOf } from "@/lib/domain/patient/words";
import { dispositions, openTreatments } from "@/lib/domain/plan/end-plan";
import { endReasons } from "@/lib/domain/plan/plan-states";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { type PlanView, planForScreen } from "@/lib/features/plan/queries/plan";
import { idFrom, requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("End a plan");

const sentence = (options: { value: string; label: string }[]) =>
  options.map(({ value, label }) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }));

export default async function EndPlanPage({ params }: PageProps<"/plans/[planId]/end">) {
  const actor = await requireCapability("plan:move");
  const planId = idFrom((await params).planId);
  const view = await planForScreen(actor, planId);
  if (!view?.may.move) notFound();
  const header = await patientHeader(actor, view.patientId);
  if (!header) notFound();
  return (
    <PlanPage
      planId={planId}
      header={header}
      printed={{ what: view.title, by: actor.name, at: new Date().toISOString() }}
    >
      <PageHeader
        title="Complete or discontinue the plan"
        state={<PlanStateTag status={view.status} version={view.currentVersion} />}
        lead={view.title}
      />
      <Ending view={view} />
    </PlanPage>
  );
}

function Ending({ view }: { readonly view: PlanView }) {
  const { planId, revision, currentVersion, draft } = view;
  if (view.status !== "active" && view.status !== "on-hold") {
    return (
      <EmptyState action={<LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>}>
        This plan has ended already.
      </EmptyState>
    );
  }
  if (draft) {
    return (
      <Notice
        tone="draft"
        headingLevel={2}
        title="A draft of this plan is open"
        actions={<LinkButton href={paths.draft(planId)}>Open the draft</LinkButton>}
      >
        Sign or discard it first, so that nothing unsigned is left behind.
      </Notice>
    );
  }
  const open = openTreatments(view.inForce).map((t) => {
    const { name, lines } = treatmentText(t);
    const line = lines.map((parts) => parts.map((p) => p.text).join(", ")).join("; ");
    return { treatmentId: t.treatmentId, name: name.display, line };
  });
  return (
    <>
      <p className="prose-width">
        {open.length > 0
          ? "Say what became of every treatment that is still open. The signed versions stay readable for ever."
          : "No treatment of this plan is open."}
      </p>
      <EndPlanForm
        planId={planId}
        revision={revision}
        open={open}
        mayComplete={currentVersion > 0}
        reasons={sentence(choicesOf(endReasons))}
        dispositions={sentence(choicesOf(dispositions))}
      />
    </>
  );
}
