import { notFound, redirect } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { PrintButton } from "@/components/plan/plan-print";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { CompareVersions } from "@/components/version/compare-view";
import { DayPicker } from "@/components/version/day-picker";
import { VersionPicker } from "@/components/version/version-picker";
import { formatDay } from "@/lib/domain/shared/day";
import { readDayEntry } from "@/lib/domain/shared/day-entry";
import { readVersionNumber } from "@/lib/domain/version/version-number";
import { versionOn } from "@/lib/domain/version/version-on";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { compareFilterFrom } from "@/lib/features/plan/compare-query";
import { versionsForList, versionsToCompare } from "@/lib/features/plan/queries/versions";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Compare versions");

export default async function ComparePage({ params, searchParams }: PageProps<"/plans/[planId]/compare">) {
  const actor = await requireActor();
  const planId = idFrom((await params).planId);
  const search = await searchParams;
  const { fromDay, toDay } = search;
  if (typeof fromDay === "string" && typeof toDay === "string")
    return <TwoDays planId={planId} fromDay={fromDay} toDay={toDay} />;
  const [from, to] = [readVersionNumber(search.from), readVersionNumber(search.to)];
  if (from === null || to === null) return <LastTwo planId={planId} />;
  if (from > to) redirect(paths.compare(planId, to, from));
  const view = await versionsToCompare(actor, planId, from, to);
  if (!view) notFound();
  const header = await patientHeader(actor, view.patientId);
  if (!header) notFound();
  return (
    <PlanPage
      planId={planId}
      header={header}
      versions={view.currentVersion}
      printed={{
        what: `${view.title}, version ${from} compared with ${to}`,
        by: actor.name,
        at: new Date().toISOString(),
      }}
    >
      <PageHeader title={`Version ${from} and version ${to}`} lead={view.title} actions={<PrintButton />} />
      <VersionPicker action={paths.comparePlan(planId)} versions={view.versions} from={from} to={to} />
      <DayPicker action={paths.comparePlan(planId)} today={header.today} order={header.dateOrder} />
      {from === to ? (
        <EmptyState>These are the same version. Choose two different ones.</EmptyState>
      ) : (
        <CompareVersions view={view} filter={compareFilterFrom(search)} zone={header.zone} />
      )}
    </PlanPage>
  );
}

/** Two days instead of two versions: the versions that held on them, as they were known on those days. */
async function TwoDays({
  planId,
  fromDay,
  toDay,
}: {
  readonly planId: string;
  readonly fromDay: string;
  readonly toDay: string;
}) {
  const actor = await requireActor();
  const list = await versionsForList(actor, planId);
  const header = list ? await patientHeader(actor, list.patientId) : null;
  if (!list || !header) notFound();
  const read = [fromDay, toDay].map((text) => readDayEntry(text, { today: header.today, order: header.dateOrder }));
  const days = read.flatMap((one) => (one.kind === "day" ? [one.day] : [])).sort();
  const [older, newer] = days;
  const [from, to] = days.map((day) => versionOn(list.versions, day, header.zone).inForce?.version);
  if (from && to) redirect(paths.compare(planId, from, to));
  return (
    <PlanPage
      planId={planId}
      header={header}
      versions={list.currentVersion}
      printed={{ what: `${list.title}, versions`, by: actor.name, at: new Date().toISOString() }}
    >
      <PageHeader title="Compare two days" lead={list.title} />
      <EmptyState action={<LinkButton href={paths.versions(planId)}>All versions</LinkButton>}>
        {older && newer
          ? `No version was in force on ${formatDay(from ? newer : older)}. Choose a later day.`
          : "Enter two days such as 23 Nov 2026 to compare the versions that held on them."}
      </EmptyState>
      <DayPicker action={paths.comparePlan(planId)} today={header.today} order={header.dateOrder} />
    </PlanPage>
  );
}

/** Without two numbers in the address: the last two versions, or the reason why there is nothing to compare. */
async function LastTwo({ planId }: { readonly planId: string }) {
  const actor = await requireActor();
  const list = await versionsForList(actor, planId);
  if (!list) notFound();
  const { currentVersion } = list;
  if (currentVersion > 1) redirect(paths.compare(planId, currentVersion - 1, currentVersion));
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title="Compare versions" lead={list.title} />
      <EmptyState action={<LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>}>
        {currentVersion === 1
          ? "This plan has one version. There will be something to compare once it is amended."
          : "No version of this plan has been signed yet."}
      </EmptyState>
    </div>
  );
}
