import { notFound } from "next/navigation";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterForm } from "@/components/ui/filter-form";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Nowrap } from "@/components/ui/nowrap";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type TableColumn } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { eventWords } from "@/lib/domain/patient/event-words";
import { type ChartEvent, historyForChart } from "@/lib/features/patient/queries-history";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("History");

const columns: readonly TableColumn<ChartEvent>[] = [
  { id: "at", header: "When", rowHeader: true, cell: (one) => <Nowrap>{one.at}</Nowrap> },
  {
    id: "who",
    header: "Who",
    cell: (one) => (
      <span>
        {one.who} <span className="text-small text-ink-2">{one.role.replace("-", " ")}</span>
      </span>
    ),
  },
  { id: "what", header: "What", cell: (one) => <What event={one} /> },
  {
    id: "outcome",
    header: "Outcome",
    cell: (one) => (
      <Tag tone={one.outcome === "done" ? "plain" : "check"}>{one.outcome === "done" ? "Done" : "Refused"}</Tag>
    ),
  },
];

function What({ event }: { readonly event: ChartEvent }) {
  const words = `${eventWords(event.action)}${event.page ? `: ${event.page}` : ""}`;
  const version = event.version === null ? "" : `, version ${event.version}`;
  return (
    <span>
      {event.planId && event.version ? (
        <Link href={paths.version(event.planId, event.version)} className="text-accent underline underline-offset-2">
          {words}
          {version}
        </Link>
      ) : (
        `${words}${version}`
      )}
      {event.reason ? <span className="block text-small text-ink-2">{event.reason}</span> : null}
    </span>
  );
}

export default async function HistoryPage({ params, searchParams }: PageProps<"/patients/[patientId]/history">) {
  const actor = await requireActor();
  const patientId = idFrom((await params).patientId);
  const { after, show } = await searchParams;
  const from = typeof after === "string" ? idFrom(after) : null;
  const view = await historyForChart(actor, patientId, { after: from, withReads: show === "all" });
  if (!view) notFound();
  return (
    <>
      <PageHeader
        title="History"
        lead="Who changed this chart and when, newest first."
        actions={<LinkButton href={paths.disclosures(patientId)}>Who saw, exported or printed it</LinkButton>}
      />
      <FilterForm
        filters={[
          {
            name: "show",
            label: "Show",
            anyLabel: "Changes only",
            options: [{ value: "all", label: "Changes, openings, exports and prints" }],
          },
        ]}
      />
      {view.events.length === 0 ? (
        <EmptyState>Nothing has been changed in this chart yet.</EmptyState>
      ) : (
        <Table
          caption="History of this chart"
          captionHidden
          columns={columns}
          rows={view.events}
          rowKey={(one) => one.id}
          empty="Nothing."
        />
      )}
      <Pager pages={{ after: view.after, before: null }} />
    </>
  );
}
