import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { PlanPage } from "@/components/plan/plan-page";
import { SignPage } from "@/components/plan/sign-page";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { consentsForPlan } from "@/lib/features/consent/queries";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { planForScreen } from "@/lib/features/plan/queries/plan";
import { draftForReview } from "@/lib/features/plan/queries/review";
import { idFrom, requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Review and sign");

export default async function ReviewPage({ params }: PageProps<"/plans/[planId]/review">) {
  const actor = await requireCapability("plan:sign");
  const planId = idFrom((await params).planId);
  const view = await draftForReview(actor, planId);
  if (!view) return <NothingToSign planId={planId} />;
  const [header, consents] = await Promise.all([patientHeader(actor, view.patientId), consentsForPlan(actor, planId)]);
  if (!header || !consents) notFound();
  return (
    <PlanPage
      planId={planId}
      header={header}
      warning="DRAFT, NOT SIGNED"
      printed={{
        what: `${view.title}, draft of version ${view.version}`,
        by: actor.name,
        at: new Date().toISOString(),
      }}
    >
      <LiveScreen ids={[planId, view.patientId]} what="plan" hold />
      <SignPage view={view} header={header} consents={consents} signer={actor.name} />
    </PlanPage>
  );
}

/** Somebody may see the plan while no draft of it is open. */
async function NothingToSign({ planId }: { readonly planId: string }) {
  const actor = await requireCapability("plan:sign");
  const plan = await planForScreen(actor, planId);
  if (!plan) notFound();
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title="Review and sign" />
      <EmptyState action={<LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>}>
        This plan has no open draft, so there is nothing to sign.
      </EmptyState>
    </div>
  );
}
