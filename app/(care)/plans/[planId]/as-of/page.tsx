import { notFound } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { PrintButton } from "@/components/plan/plan-print";
import { pageTitle } from "@/components/shell/page-title";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { AsOfView } from "@/components/version/as-of-view";
import { OnDayPicker } from "@/components/version/day-picker";
import { formatDay } from "@/lib/domain/shared/day";
import { readDayEntry } from "@/lib/domain/shared/day-entry";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { planOnDay } from "@/lib/features/plan/queries/as-of";
import { versionsForList } from "@/lib/features/plan/queries/versions";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plan on a day");

export default async function AsOfPage({ params, searchParams }: PageProps<"/plans/[planId]/as-of">) {
  const actor = await requireActor();
  const planId = idFrom((await params).planId);
  const list = await versionsForList(actor, planId);
  const header = list ? await patientHeader(actor, list.patientId) : null;
  if (!list || !header) notFound();
  const { on } = await searchParams;
  const typed =
    typeof on === "string" && on !== "" ? readDayEntry(on, { today: header.today, order: header.dateOrder }) : null;
  const day = typed?.kind === "day" ? typed.day : null;
  const view = day ? await planOnDay(actor, planId, day) : null;
  const head = view?.on.inForce;
  return (
    <PlanPage
      planId={planId}
      header={header}
      versions={list.currentVersion}
      {...(head && head.version < list.currentVersion
        ? { warning: `SUPERSEDED by version ${list.currentVersion}` }
        : {})}
      printed={{
        what: `${list.title}, as of ${day ? formatDay(day) : "no day"}${head ? `: version ${head.version}, signed by ${head.signerName}` : ""}`,
        by: actor.name,
        at: new Date().toISOString(),
      }}
    >
      <PageHeader
        title={day ? `The plan on ${formatDay(day)}` : "The plan on a day"}
        lead={list.title}
        actions={view ? <PrintButton /> : null}
      />
      <OnDayPicker action={paths.planOn(planId)} day={day} today={header.today} order={header.dateOrder} />
      {typed && !day ? (
        <Notice tone="check" headingLevel={2} title="This is not one day">
          {typed.kind === "problem" ? typed.problem : "Write the month in letters, such as 3 Dec 2026."}
        </Notice>
      ) : null}
      {view ? <AsOfView view={view} zone={header.zone} /> : null}
    </PlanPage>
  );
}
