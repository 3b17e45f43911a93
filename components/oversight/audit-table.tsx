"use client";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { type FilterChoice, FilterForm } from "@/components/ui/filter-form";
import { Link } from "@/components/ui/link";
import { Nowrap } from "@/components/ui/nowrap";
import type { PageLinks } from "@/components/ui/pager";
import type { CappedTotal, SortState } from "@/components/ui/table-url";
import { eventWords } from "@/lib/domain/patient/event-words";
import type { AuditRow } from "@/lib/features/audit/queries-audit";
import { paths } from "@/lib/platform/paths";

const outcomes: Readonly<Record<string, string>> = { done: "Done", refused: "Refused", failed: "Failed" };

function columnsFor(linked: boolean): readonly DataColumn<AuditRow>[] {
  return [
    {
      id: "occurred",
      header: "When",
      rowHeader: true,
      sortable: true,
      cell: (row) => <Nowrap>{row.occurredAt}</Nowrap>,
    },
    {
      id: "actor",
      header: "Who",
      sortable: true,
      cell: (row) => (
        <>
          {row.actor}
          <br />
          <span className="text-small text-ink-2">{row.role.replace("-", " ")}</span>
        </>
      ),
    },
    { id: "action", header: "Action", sortable: true, cell: (row) => eventWords(row.action) },
    {
      id: "outcome",
      header: "Outcome",
      sortable: true,
      cell: (row) =>
        row.outcome === "done" ? (
          outcomes.done
        ) : (
          <strong className="text-stop">{outcomes[row.outcome] ?? row.outcome}</strong>
        ),
    },
    {
      id: "patient",
      header: "Record",
      sortable: true,
      cell: (row) => (
        <span className="wrap-anywhere text-small">
          {row.patientId && linked ? (
            <Link className="link" href={paths.patient(row.patientId)}>
              {row.patient ?? `patient ${row.patientId}`}
            </Link>
          ) : row.patientId ? (
            `patient ${row.patientId}`
          ) : (
            (row.object ?? "none")
          )}
          {row.planId && row.version ? ` · plan version ${row.version}` : ""}
        </span>
      ),
    },
    { id: "reason", header: "Reason", optional: true, clinical: true, cell: (row) => row.reason ?? "Not asked" },
    { id: "recorded", header: "Recorded", optional: true, cell: (row) => <Nowrap>{row.recordedAt}</Nowrap> },
  ];
}

const forReaders = columnsFor(true);
const forAdministrators = columnsFor(false);

export type AuditTableProps = {
  readonly rows: readonly AuditRow[];
  readonly total: CappedTotal;
  readonly sort: SortState;
  readonly pages: PageLinks;
  readonly filters: readonly FilterChoice[];
  /** Whether the reader may open the charts named here. */
  readonly linked: boolean;
};

export function AuditTable({ rows, total, sort, pages, filters, linked }: AuditTableProps) {
  return (
    <DataTable
      caption="Audit events"
      columns={linked ? forReaders : forAdministrators}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      total={total}
      noun={{ one: "event", many: "events" }}
      pages={pages}
      filters={filters.length > 0 ? <FilterForm filters={filters} /> : undefined}
      empty={<EmptyState>No event matches these filters.</EmptyState>}
    />
  );
}
