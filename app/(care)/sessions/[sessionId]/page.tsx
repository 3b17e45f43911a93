import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { PatientHeader } from "@/components/patient/patient-header";
import { Section } from "@/components/patient/section";
import { SessionBody } from "@/components/session/session-body";
import { SessionTag } from "@/components/session/session-tag";
import { pageTitle } from "@/components/shell/page-title";
import { SideEffectMark } from "@/components/side-effect/side-effect-mark";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDayLong, isDay } from "@/lib/domain/shared/day";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { scopes } from "@/lib/features/session/input";
import type { AskedMove } from "@/lib/features/session/queries/preview";
import { sessionForScreen } from "@/lib/features/session/queries/session";
import { sideEffectsForPlan } from "@/lib/features/side-effect/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Session");

const moves = ["defer", "omit", "cancel", "stop"] as const;

function askedIn(search: Record<string, string | string[] | undefined>): AskedMove | null {
  const move = moves.find((one) => one === search.move);
  if (!move) return null;
  return { move, to: isDay(search.to) ? search.to : null, scope: scopes.find((one) => one === search.scope) ?? null };
}

export default async function SessionPage({ params, searchParams }: PageProps<"/sessions/[sessionId]">) {
  const actor = await requireActor();
  const sessionId = idFrom((await params).sessionId);
  const view = await sessionForScreen(actor, sessionId, askedIn(await searchParams));
  if (!view) notFound();
  const [header, effects] = await Promise.all([
    patientHeader(actor, view.patientId),
    sideEffectsForPlan(actor, view.planId),
  ]);
  if (!header) notFound();
  return (
    <>
      <PatientHeader
        view={header}
        actions={
          <LinkButton href={paths.plan(view.planId)} size="small">
            Open the plan
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-4 p-4">
        <LiveScreen ids={[view.patientId]} what="session" />
        <PageHeader
          title={`${view.treatment}, ${view.title}`}
          state={
            <>
              <SessionTag state={view.state} />
              <span className="nowrap font-semibold">
                {formatDayLong(view.day)}
                {view.time ? `, ${view.time}` : ""}
              </span>
            </>
          }
          {...(view.reason ? { lead: `Reason: ${view.reason}` } : {})}
          actions={
            <LinkButton href={`${paths.sessions}?view=day&day=${view.day}`} size="small">
              All sessions of this day
            </LinkButton>
          }
        />
        <Section id="side-effects" title="Side effects">
          <SideEffectMark planId={view.planId} treatmentId={view.treatmentId} name={view.treatment} effects={effects} />
        </Section>
        <SessionBody view={view} dateOrder={header.dateOrder} />
      </div>
    </>
  );
}
