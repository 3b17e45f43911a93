"use client";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterForm } from "@/components/ui/filter-form";
import { Nowrap } from "@/components/ui/nowrap";
import { Table } from "@/components/ui/table";
import type { SortState } from "@/components/ui/table-url";
import { type GalleryRow, galleryRows } from "./examples";

const COLUMNS: readonly DataColumn<GalleryRow>[] = [
  {
    id: "patient",
    header: "Patient",
    sortable: true,
    rowHeader: true,
    clinical: true,
    cell: (row) => (
      <>
        <a className="row-link font-semibold hover:underline" href={`#row-${row.id}`}>
          {row.patient}
        </a>
        <span className="block text-small text-ink-2">
          Born <Nowrap>{row.born}</Nowrap>
        </span>
      </>
    ),
  },
  { id: "plan", header: "Plan", cell: (row) => row.plan },
  { id: "action", header: "Next action", optional: true, cell: (row) => row.action },
  { id: "due", header: "Due", sortable: true, cell: (row) => <Nowrap>{row.due}</Nowrap> },
];

export function ListSection({ sort }: { readonly sort: SortState }) {
  return (
    <section aria-labelledby="lists" className="flex flex-col gap-4">
      <h2 id="lists" className="text-lead">
        Lists
      </h2>
      <DataTable
        caption="My patients"
        columns={COLUMNS}
        rows={galleryRows}
        rowKey={(row) => row.id}
        sort={sort}
        total={{ count: 500, capped: true }}
        noun={{ one: "plan", many: "plans" }}
        pages={{ before: null, after: "cursor" }}
        filters={
          <FilterForm
            filters={[
              {
                name: "status",
                label: "Status",
                anyLabel: "Any status",
                options: [{ value: "draft", label: "Draft" }],
              },
            ]}
          />
        }
        empty={<EmptyState>No plans match: status Draft.</EmptyState>}
      />
      <Table
        caption="Vaccinations"
        columns={COLUMNS}
        rows={[]}
        rowKey={(row) => row.id}
        empty="No vaccination has been recorded."
      />
    </section>
  );
}
