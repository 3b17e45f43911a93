import { notFound } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ChangeList } from "@/components/version/change-list";
import { RestoreForm } from "@/components/version/restore-form";
import { summarise } from "@/lib/domain/version/describe";
import { readVersionNumber } from "@/lib/domain/version/version-number";
import { restoreForScreen } from "@/lib/features/draft/queries/restore";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Restore a version");

export default async function RestorePage({ params }: PageProps<"/plans/[planId]/versions/[version]/restore">) {
  const asked = await params;
  const planId = idFrom(asked.planId);
  const n = readVersionNumber(asked.version);
  const actor = await requireActor();
  const view = n === null ? null : await restoreForScreen(actor, planId, n);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  if (!view || !header) notFound();
  const { version, currentVersion, openDraftOf, status } = view;
  const ended = status !== "active" && status !== "on-hold";
  return (
    <PlanPage
      planId={planId}
      header={header}
      printed={{ what: `${view.title}: restoring version ${version}`, by: actor.name, at: new Date().toISOString() }}
    >
      <PageHeader
        title={`Restore version ${version}`}
        lead={`${view.title}: a new draft that says again what version ${version} said. Version ${currentVersion} stays in force until the draft is checked and signed; co-signatures are given anew.`}
        actions={<LinkButton href={paths.version(planId, version)}>Open version {version}</LinkButton>}
      />
      <section aria-labelledby="would-change" className="flex flex-col gap-2">
        <h2 id="would-change" className="text-lead">
          What the draft would change, from today on
        </h2>
        <p className="font-semibold">{summarise(view.changes)}</p>
        <ChangeList changes={view.changes} />
        <Notes view={view} />
      </section>
      {ended ? (
        <Notice tone="check" headingLevel={2} title="This plan has ended">
          Start a new plan for the diagnosis.
        </Notice>
      ) : openDraftOf ? (
        <Notice
          tone="check"
          headingLevel={2}
          title={`${openDraftOf} has an open draft of this plan`}
          actions={<LinkButton href={paths.draft(planId)}>Open the draft</LinkButton>}
        >
          A plan has one draft at a time. Sign or discard it first, or make the changes in it.
        </Notice>
      ) : (
        <RestoreForm
          planId={planId}
          version={version}
          currentVersion={currentVersion}
          today={header.today}
          order={header.dateOrder}
        />
      )}
    </PlanPage>
  );
}

type View = NonNullable<Awaited<ReturnType<typeof restoreForScreen>>>;

function Notes({ view: { version, restarted, leftOut, incomplete } }: { readonly view: View }) {
  const said = [
    restarted.length > 0
      ? `Stopped since version ${version}, so each starts anew with its days moved along, as a treatment of its own: ${restarted.join(", ")}. Check every day and dose.`
      : null,
    leftOut.length > 0
      ? `On hold in version ${version} and stopped since, so nothing starts: ${leftOut.join(", ")}.`
      : null,
    incomplete.length > 0 ? `To be completed in the draft before it can be signed: ${incomplete.join(", ")}.` : null,
  ].filter((sentence) => sentence !== null);
  return said.map((sentence) => <p key={sentence}>{sentence}</p>);
}
