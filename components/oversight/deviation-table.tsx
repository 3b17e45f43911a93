import type { DeviationCount, DeviationRow } from "@/lib/features/oversight/queries-deviations";
import { paths } from "@/lib/platform/paths";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { patientColumn } from "./patient-column";

const columns: readonly TableColumn<DeviationRow>[] = [
  { ...patientColumn, rowHeader: true },
  {
    id: "departure",
    header: "Departure",
    clinical: true,
    cell: (row) => (
      <>
        <span className="font-semibold">{row.type}</span>
        <br />
        {row.words}
        <br />
        <Link className="link text-small" href={paths.template(row.templateId)}>
          {row.template}
        </Link>
      </>
    ),
  },
  { id: "reason", header: "Reason", clinical: true, cell: (row) => row.reason },
  {
    id: "who",
    header: "Signed by",
    cell: (row) => (
      <>
        {row.person}
        <br />
        <Nowrap>{row.at}</Nowrap>
      </>
    ),
  },
  {
    id: "version",
    header: "Version",
    cell: (row) => (
      <Link className="link" href={paths.version(row.planId, row.version)}>
        {row.plan}, version {row.version}
      </Link>
    ),
  },
];

export interface DeviationTableProps {
  readonly rows: readonly DeviationRow[];
  readonly more: boolean;
  readonly filtered: boolean;
}

/** Every departure from a template in a signed version of the lead's patients, newest first. */
export function DeviationTable({ rows, more, filtered }: DeviationTableProps) {
  const empty = filtered ? (
    <EmptyState action={<LinkButton href={paths.deviations}>Clear filters</LinkButton>}>
      No departure matches these filters.
    </EmptyState>
  ) : (
    <EmptyState>No signed version of your teams&apos; patients departs from its template.</EmptyState>
  );
  return (
    <>
      <Table
        caption={`Departures (${rows.length})`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        empty={empty}
      />
      {more ? <p className="text-ink-2">Only the newest {rows.length} are shown: filter, or export all.</p> : null}
    </>
  );
}

const counts = (what: string): readonly TableColumn<DeviationCount>[] => [
  { id: "what", header: what, rowHeader: true, cell: (row) => row.label },
  { id: "used", header: "Versions signed", align: "end", cell: (row) => row.used },
  { id: "taken", header: "Treatments taken", align: "end", cell: (row) => row.taken },
  { id: "departures", header: "Departures", align: "end", cell: (row) => row.departures },
];

/** How often a template is departed from, and by whom. */
export function DeviationCounts({
  title,
  what,
  rows,
}: {
  readonly title: string;
  readonly what: string;
  readonly rows: readonly DeviationCount[];
}) {
  return (
    <section className="flex flex-col gap-2" aria-label={title}>
      <h2 className="text-lead">{title}</h2>
      <Table
        caption={title}
        captionHidden
        columns={counts(what)}
        rows={rows}
        rowKey={(row) => row.key}
        empty="No version was drafted from a template."
      />
    </section>
  );
}
