import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { PrintButton } from "@/components/plan/plan-print";
import { CalendarFeed } from "@/components/session/calendar-feed";
import { DayList } from "@/components/session/day-list";
import { SessionNav, type SessionViewName, sessionViews } from "@/components/session/session-nav";
import { SessionTable } from "@/components/session/session-table";
import { WeekGrid } from "@/components/session/week-grid";
import { pageTitle } from "@/components/shell/page-title";
import { PrintFrame } from "@/components/shell/print-frame";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterForm } from "@/components/ui/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import type { CourseKind } from "@/lib/domain/schedule/course-order";
import { addDays, type Day, formatDayLong, isDay, weekdayOf } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { calendarLinkOf } from "@/lib/features/session/queries/calendar";
import { SESSIONS_SHOWN, sessionDay, sessionsBetween } from "@/lib/features/session/queries/list";
import { requireCapability } from "@/lib/platform/actor";
import type { PersonActor } from "@/lib/platform/actor-types";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Sessions");

const kindWords: Readonly<Record<CourseKind, string>> = {
  exchange: "Plasma exchange",
  ivig: "Immune globulin",
  cycle: "Cancer treatment",
};
const kinds = Object.keys(kindWords) as CourseKind[];

interface Asked {
  readonly actor: PersonActor;
  readonly day: Day | null;
  readonly kind: CourseKind | null;
}

export default async function SessionsPage({ searchParams }: PageProps<"/sessions">) {
  const actor = await requireCapability("plan:read", paths.sessions);
  const search = await searchParams;
  const view: SessionViewName = sessionViews.find((one) => one === search.view) ?? "day";
  const day = isDay(search.day) ? search.day : null;
  const kind = kinds.find((one) => one === search.kind) ?? null;
  const asked = { actor, day, kind };
  const link = await calendarLinkOf(actor);
  return (
    <div className="flex flex-col gap-4 p-4">
      <LiveScreen what="page" />
      <PageHeader title="Sessions" lead="Infusions, exchanges and chemotherapy of your patients." />
      {view === "day" ? <OneDay {...asked} /> : <SeveralDays {...asked} view={view} />}
      <div className="no-print">
        <Disclosure summary="Sessions in your calendar program">
          <CalendarFeed since={link?.since ? formatInstant(link.since, actor.siteZone) : null} />
        </Disclosure>
      </div>
    </div>
  );
}

function KindFilter({ view, day }: { readonly view: SessionViewName; readonly day: Day }) {
  return (
    <FilterForm
      filters={[
        {
          name: "kind",
          label: "Kind",
          options: kinds.map((value) => ({ value, label: kindWords[value] })),
          anyLabel: "All kinds",
        },
      ]}
    >
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="day" value={day} />
    </FilterForm>
  );
}

const tooMany = `Only the first ${SESSIONS_SHOWN} are shown. Narrow the list with the filter.`;

async function OneDay({ actor, day: asked, kind }: Asked) {
  const found = await sessionDay(actor, asked, kind);
  if (!found) notFound();
  const { day, today, sessions, unrecorded, more } = found;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SessionNav view="day" day={day} today={today} kind={kind} />
        {sessions.length > 0 ? <PrintButton /> : null}
      </div>
      <div className="no-print">
        <KindFilter view="day" day={day} />
      </div>
      {sessions.length === 0 ? (
        <EmptyState>No session of your patients is planned on {formatDayLong(day)}.</EmptyState>
      ) : (
        <PrintFrame
          header={
            <p className="print-only font-bold">
              Sessions of {formatDayLong(day)}
              {kind ? `: ${kindWords[kind]}` : ""}
            </p>
          }
          footer={
            <p className="print-only">
              Printed {formatInstant(new Date().toISOString(), actor.siteZone, null)} by {actor.name}. It says what was
              known then: look again before you give. Concord supports clinical judgement; it is not a certified medical
              device.
            </p>
          }
        >
          <DayList sessions={sessions} zone={actor.siteZone} />
        </PrintFrame>
      )}
      {more ? <p className="text-ink-2">{tooMany}</p> : null}
      {unrecorded.length > 0 ? (
        <SessionTable
          caption={`Not recorded, before ${formatDayLong(today)} (${unrecorded.length > 50 ? "50+" : unrecorded.length})`}
          rows={unrecorded.slice(0, 50)}
          empty=""
        />
      ) : null}
    </>
  );
}

const mondayOf = (day: Day): Day => (weekdayOf(day) === "Mon" ? day : mondayOf(addDays(day, -1)));

async function SeveralDays({ actor, day: asked, kind, view }: Asked & { readonly view: "week" | "agenda" }) {
  const firstOf = (today: Day) => (view === "week" ? mondayOf(asked ?? today) : (asked ?? today));
  const found = await sessionsBetween(
    actor,
    (today) => ({ from: firstOf(today), to: addDays(firstOf(today), view === "week" ? 6 : 27) }),
    kind,
  );
  if (!found) notFound();
  const { today, entries, more } = found;
  const first = firstOf(today);
  return (
    <>
      <SessionNav view={view} day={first} today={today} kind={kind} />
      <KindFilter view={view} day={first} />
      {view === "week" ? (
        <WeekGrid monday={first} today={today} entries={entries} />
      ) : (
        <SessionTable
          caption="The next four weeks"
          captionHidden
          rows={entries}
          empty="No session of your patients is planned in these four weeks."
        />
      )}
      {more ? <p className="text-ink-2">{tooMany}</p> : null}
    </>
  );
}
