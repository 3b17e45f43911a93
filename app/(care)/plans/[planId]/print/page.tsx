import { notFound, redirect } from "next/navigation";
import { PlanPage } from "@/components/plan/plan-page";
import { PrintButton } from "@/components/plan/plan-print";
import { EmergencyCard } from "@/components/print/emergency-card";
import { PatientCalendarView } from "@/components/print/patient-calendar-view";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { type Dated, patientCalendar } from "@/lib/domain/schedule/patient-calendar";
import { eventName } from "@/lib/domain/schedule/patient-words";
import type { Day } from "@/lib/domain/shared/day";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { type PlanView, planForScreen } from "@/lib/features/plan/queries/plan";
import { type PlanPrint, planPrint, printKinds } from "@/lib/features/plan/queries/print";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Print");

const titles = { patient: "Calendar for the patient", emergency: "Emergency and anaesthesia card" } as const;
const MONTHS = 3;

export default async function PrintPage({ params, searchParams }: PageProps<"/plans/[planId]/print">) {
  const actor = await requireActor();
  const planId = idFrom((await params).planId);
  const asked = (await searchParams).kind;
  const kind = printKinds.find((one) => one === asked);
  if (!kind) redirect(paths.plan(planId));
  const [view, print] = await Promise.all([planForScreen(actor, planId), planPrint(actor, planId, kind)]);
  const header = view ? await patientHeader(actor, view.patientId) : null;
  if (!view || !print || !header) notFound();
  const { version } = view;
  const signed = version ? `version ${version.version}, signed by ${version.signerName}` : "no version signed";
  return (
    <PlanPage
      planId={planId}
      header={header}
      {...(warningOf(view) ? { warning: warningOf(view) ?? "" } : {})}
      printed={{ what: `${titles[kind]}: ${view.title}, ${signed}`, by: actor.name, at: new Date().toISOString() }}
    >
      <PageHeader
        title={titles[kind]}
        lead={view.title}
        actions={
          <>
            <LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>
            {version && (kind === "emergency" || view.status === "active") ? <PrintButton /> : null}
          </>
        }
      />
      {version === null ? (
        <EmptyState>No version of this plan has been signed yet: there is nothing to print.</EmptyState>
      ) : kind === "patient" && view.status !== "active" ? (
        <EmptyState>
          {view.status === "on-hold" ? "The plan is on hold" : "The plan has ended"}: a calendar would tell the patient
          to take what is not given.
        </EmptyState>
      ) : kind === "patient" ? (
        <PatientCalendarView
          calendar={patientCalendar({
            treatments: view.inForce,
            unsigned: print.unsigned,
            dated: datedOf(view, print),
            today: header.today,
            months: MONTHS,
          })}
          doctor={view.leadName}
        />
      ) : (
        <EmergencyCard
          view={view}
          diagnosis={version.content.diagnosis.phenotypeLabel}
          avoid={print.avoid}
          unsigned={print.unsigned}
          today={header.today}
        />
      )}
    </PlanPage>
  );
}

/** Across every sheet when nothing of the plan is given any more, or for now. */
function warningOf({ status, version }: PlanView): string | null {
  if (!version) return null;
  if (status === "on-hold") return "THE PLAN IS ON HOLD";
  return status === "active" ? null : "THE PLAN HAS ENDED";
}

function datedOf(view: PlanView, print: PlanPrint): Dated[] {
  const events: readonly { treatmentId: string; day: Day; time: string | null }[] = [
    ...print.sessions,
    ...print.visits,
  ];
  return events.flatMap(({ treatmentId, day, time }) => {
    const treatment = view.inForce.find((t) => t.treatmentId === treatmentId);
    if (!treatment) return [];
    const open = print.unsigned.includes(treatmentId) ? " (not confirmed yet: ask before you come)" : "";
    return [{ day, time, words: `${eventName(treatment)}${open}` }];
  });
}
