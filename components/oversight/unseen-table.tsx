import type { UnseenRow } from "@/lib/features/oversight/queries-unseen";
import { paths } from "@/lib/platform/paths";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { patientColumn } from "./patient-column";

const columns: readonly TableColumn<UnseenRow>[] = [
  {
    id: "person",
    header: "Waits for",
    rowHeader: true,
    cell: (row) => (
      <>
        <span className="font-semibold">{row.person}</span>
        <br />
        <span className="text-small text-ink-2">{row.role}</span>
      </>
    ),
  },
  patientColumn,
  {
    id: "version",
    header: "Version not seen",
    cell: (row) => (
      <>
        <Link className="row-link" href={paths.plan(row.planId)}>
          {row.title}, version {row.version}
        </Link>
        <br />
        {row.version > 1 ? (
          <Link className="link text-small" href={paths.compare(row.planId, row.version - 1, row.version)}>
            Compare with version {row.version - 1}
            <span className="visually-hidden"> of {row.title}</span>
          </Link>
        ) : null}
      </>
    ),
  },
  { id: "changes", header: "What changed", clinical: true, cell: (row) => row.summary },
  {
    id: "age",
    header: "Unseen for",
    cell: (row) => (
      <>
        <Nowrap>{row.waited}</Nowrap>
        <br />
        <span className="text-small text-ink-2">
          since <Nowrap>{row.signedAt}</Nowrap>, signed by {row.signer}
        </span>
      </>
    ),
  },
];

export interface UnseenTableProps {
  readonly rows: readonly UnseenRow[];
  readonly more: boolean;
  readonly filtered: boolean;
}

/** Who of the care teams has not said to have seen the version in force, longest first. */
export function UnseenTable({ rows, more, filtered }: UnseenTableProps) {
  const empty = filtered ? (
    <EmptyState action={<LinkButton href={paths.unseen}>Clear filters</LinkButton>}>
      Nothing unseen matches these filters.
    </EmptyState>
  ) : (
    <EmptyState>Everybody on the care teams who has to see a version in force has said so.</EmptyState>
  );
  return (
    <>
      <Table
        caption={`Versions not seen (${rows.length})`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        empty={empty}
      />
      {more ? <p className="text-ink-2">Only {rows.length} are shown: choose a team or a person.</p> : null}
    </>
  );
}
