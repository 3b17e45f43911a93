import type { OverrideRow } from "@/lib/features/oversight/queries-overrides";
import { paths } from "@/lib/platform/paths";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { patientColumn } from "./patient-column";

const columns: readonly TableColumn<OverrideRow>[] = [
  { ...patientColumn, rowHeader: true },
  {
    id: "finding",
    header: "Finding",
    clinical: true,
    cell: (row) => (
      <>
        <span className="font-semibold">{row.title}</span>
        <br />
        {row.message}
        <br />
        <span className="text-small text-ink-2">
          Rule{" "}
          <Link className="link" href={paths.rule(row.ruleId)}>
            {row.ruleId}
          </Link>
          , version {row.ruleVersion}
        </span>
      </>
    ),
  },
  {
    id: "reason",
    header: "Reason",
    clinical: true,
    cell: (row) => (
      <>
        <span className="font-semibold">{row.reason}</span>
        <br />
        {row.text}
      </>
    ),
  },
  {
    id: "who",
    header: "By",
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

export type OverrideTableProps = {
  readonly rows: readonly OverrideRow[];
  readonly more: boolean;
  readonly filtered: boolean;
};

/** Every override of the lead's patients, newest first. */
export function OverrideTable({ rows, more, filtered }: OverrideTableProps) {
  const empty = filtered ? (
    <EmptyState action={<LinkButton href={paths.overrides}>Clear filters</LinkButton>}>
      No override matches these filters.
    </EmptyState>
  ) : (
    <EmptyState>
      No version of your teams&apos; patients was signed in spite of a finding that must be resolved.
    </EmptyState>
  );
  return (
    <>
      <Table
        caption={`Overrides (${rows.length})`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        empty={empty}
      />
      {more ? <p className="text-ink-2">Only the newest {rows.length} are shown: filter, or export all.</p> : null}
    </>
  );
}
