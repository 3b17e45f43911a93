import { notFound } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { PrintButton } from "@/components/plan/plan-print";
import { PlanVersion } from "@/components/plan/plan-version";
import { VersionSeen } from "@/components/plan/version-seen";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { readVersionNumber } from "@/lib/domain/version/version-number";
import { consentsForPlan } from "@/lib/features/consent/queries";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { versionSeen } from "@/lib/features/plan/queries/acknowledgements";
import { cosignaturesForPlan } from "@/lib/features/plan/queries/cosign";
import { planForScreen } from "@/lib/features/plan/queries/plan";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plan version");

export default async function VersionPage({ params }: PageProps<"/plans/[planId]/versions/[version]">) {
  const actor = await requireActor();
  const asked = await params;
  const planId = idFrom(asked.planId);
  const n = readVersionNumber(asked.version);
  const view = n === null ? null : await planForScreen(actor, planId, n);
  if (!view?.version) notFound();
  const [header, consents, seen, cosignatures] = await Promise.all([
    patientHeader(actor, view.patientId),
    consentsForPlan(actor, planId),
    versionSeen(actor, planId, n),
    cosignaturesForPlan(actor, planId, n),
  ]);
  if (!header || !consents) notFound();
  const { version, currentVersion } = view;
  const superseded = version.version < currentVersion;
  return (
    <PlanPage
      planId={planId}
      header={header}
      versions={currentVersion}
      {...(superseded ? { warning: `SUPERSEDED by version ${currentVersion}` } : {})}
      printed={{
        what: `${version.content.title}, version ${version.version}, signed by ${version.signerName}`,
        by: actor.name,
        at: new Date().toISOString(),
      }}
    >
      {superseded ? (
        <div className="no-print">
          <Notice
            tone="check"
            headingLevel={2}
            title={`Superseded: version ${currentVersion} is in force. Do not treat from this page.`}
            actions={<LinkButton href={paths.plan(planId)}>Open version {currentVersion}</LinkButton>}
          />
        </div>
      ) : null}
      <PageHeader
        title={`Version ${version.version}`}
        state={superseded ? <Tag>Superseded</Tag> : <Tag tone="done">Current</Tag>}
        lead={version.content.title}
        actions={
          <>
            {superseded ? (
              <LinkButton href={paths.compare(planId, version.version, currentVersion)}>
                Compare with version {currentVersion}
              </LinkButton>
            ) : null}
            {version.version > 1 ? (
              <LinkButton href={paths.compare(planId, version.version - 1, version.version)}>
                Compare with version {version.version - 1}
              </LinkButton>
            ) : null}
            {superseded && view.may.draft && (view.status === "active" || view.status === "on-hold") ? (
              <LinkButton href={paths.restoreVersion(planId, version.version)}>Restore as a draft</LinkButton>
            ) : null}
            <LinkButton href={paths.delivered(planId, version.version)}>Planned and delivered</LinkButton>
            <PrintButton />
          </>
        }
      />
      <PlanVersion
        view={view}
        version={version}
        consents={consents}
        courses={[]}
        reviews={[]}
        releases={null}
        cosignatures={cosignatures}
        effects={null}
        today={header.today}
        zone={header.zone}
      />
      {seen ? <VersionSeen planId={planId} seen={seen} zone={header.zone} /> : null}
    </PlanPage>
  );
}
