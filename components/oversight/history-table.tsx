"use client";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { type FilterChoice, FilterForm } from "@/components/ui/filter-form";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Nowrap } from "@/components/ui/nowrap";
import type { PageLinks } from "@/components/ui/pager";
import type { CappedTotal, SortState } from "@/components/ui/table-url";
import type { HistoryRow } from "@/lib/features/oversight/queries-history";
import { paths } from "@/lib/platform/paths";
import { patientColumn } from "./patient-column";

const columns: readonly DataColumn<HistoryRow>[] = [
  { ...patientColumn, rowHeader: true },
  {
    id: "plan",
    header: "Plan and version",
    cell: (row) => (
      <>
        <Link className="row-link" href={paths.version(row.planId, row.version)}>
          {row.title}, version {row.version}
        </Link>
        {row.version > 1 ? (
          <>
            <br />
            <Link className="link text-small" href={paths.compare(row.planId, row.version - 1, row.version)}>
              Compare with version {row.version - 1}
              <span className="visually-hidden"> of {row.title}</span>
            </Link>
          </>
        ) : null}
      </>
    ),
  },
  { id: "changes", header: "What changed", clinical: true, cell: (row) => row.summary || "First version" },
  { id: "reason", header: "Reason", clinical: true, cell: (row) => row.reason ?? "First version: no reason asked" },
  {
    id: "signed",
    header: "Signed",
    sortable: true,
    cell: (row) => (
      <>
        <Nowrap>{row.signedAt}</Nowrap>
        <br />
        <span className="text-small text-ink-2">{row.signer}</span>
      </>
    ),
  },
  { id: "effective", header: "Effective", optional: true, cell: (row) => <Nowrap>{row.effectiveOn}</Nowrap> },
];

export type HistoryTableProps = {
  readonly rows: readonly HistoryRow[];
  readonly total: CappedTotal;
  readonly sort: SortState;
  readonly pages: PageLinks;
  readonly filters: readonly FilterChoice[];
  readonly filtered: boolean;
};

/** Signed versions across the lead's patients. */
export function HistoryTable({ rows, total, sort, pages, filters, filtered }: HistoryTableProps) {
  const empty = filtered ? (
    <EmptyState action={<LinkButton href={paths.oversight}>Clear filters</LinkButton>}>
      No signed version matches these filters.
    </EmptyState>
  ) : (
    <EmptyState>Signed versions of your teams&apos; patients will be listed here.</EmptyState>
  );
  return (
    <DataTable
      caption="Signed versions"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      sort={sort}
      total={total}
      noun={{ one: "signed version", many: "signed versions" }}
      pages={pages}
      filters={filters.length > 0 ? <FilterForm filters={filters} /> : undefined}
      empty={empty}
    />
  );
}
