"use client";
import { Link } from "@/components/ui/link";
import { nextActionWords, planStateWords } from "@/lib/domain/patient/next-action";
import type { WorklistRow, WorklistView } from "@/lib/features/patient/queries-worklist";
import { paths } from "@/lib/platform/paths";
import { type DataColumn, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { FilterForm } from "../ui/filter-form";
import { Nowrap } from "../ui/nowrap";
import { capTotal, type SortState } from "../ui/table-url";
import { Tag } from "../ui/tag";

const columns: readonly DataColumn<WorklistRow>[] = [
  {
    id: "name",
    header: "Patient",
    rowHeader: true,
    clinical: true,
    sortable: true,
    cell: (row) => (
      <span className="flex flex-wrap items-baseline gap-x-2">
        <Link href={paths.patient(row.patientId)} className="font-semibold text-accent underline underline-offset-2">
          {row.name}
        </Link>
        {row.similarName ? <Tag tone="check">Similar name</Tag> : null}
        {row.deceased ? <Tag>Died</Tag> : null}
        {row.bed ? <span className="text-small">Bed {row.bed}</span> : null}
      </span>
    ),
  },
  { id: "born", header: "Born", sortable: true, cell: (row) => <Nowrap>{row.born}</Nowrap> },
  { id: "mrn", header: "MRN", cell: (row) => <Nowrap>{row.mrn}</Nowrap> },
  {
    id: "syndrome",
    header: "Syndrome and antibodies",
    clinical: true,
    optional: true,
    cell: (row) =>
      row.syndrome ? (
        <span>
          {row.syndrome}
          <span className="block text-small text-ink-2">{row.antibodies ?? "No antibody found"}</span>
        </span>
      ) : (
        <span className="text-ink-2">Not recorded</span>
      ),
  },
  { id: "state", header: "Plan", sortable: true, cell: (row) => <PlanState row={row} /> },
  {
    id: "next",
    header: "Next",
    sortable: true,
    cell: (row) => (
      <span className={row.nextAction === "none" ? "text-ink-2" : "font-semibold"}>
        {nextActionWords[row.nextAction]}
      </span>
    ),
  },
  { id: "lead", header: "Plan lead", optional: true, cell: (row) => row.lead ?? "Not recorded" },
];

function PlanState({ row }: { readonly row: WorklistRow }) {
  const tone =
    row.planState === "first-draft" || row.planState === "signed-with-draft"
      ? "draft"
      : row.planState === "signed"
        ? "done"
        : "plain";
  return (
    <span className="flex flex-col items-start gap-0.5">
      <Tag tone={tone}>{planStateWords[row.planState]}</Tag>
      {row.version > 0 ? (
        <span className="text-small text-ink-2">
          Version {row.version}, <Nowrap>{row.signedOn ?? "date not known"}</Nowrap>
        </span>
      ) : null}
    </span>
  );
}

export interface WorklistProps {
  readonly view: WorklistView;
  readonly sort: SortState;
  readonly filtered: boolean;
}

/** The patients of one person, what waits first. */
export function Worklist({ view, sort, filtered }: WorklistProps) {
  const states = Object.entries(planStateWords).map(([value, label]) => ({ value, label }));
  const places = [
    { value: "inpatient", label: "Inpatients" },
    { value: "outpatient", label: "Outpatients" },
  ];
  return (
    <DataTable
      caption="Patients"
      columns={columns}
      rows={view.rows}
      rowKey={(row) => row.patientId}
      sort={sort}
      total={capTotal(view.counted)}
      noun={{ one: "patient", many: "patients" }}
      pages={{ after: view.after, before: view.before }}
      filters={
        <FilterForm
          filters={[
            { name: "place", label: "Where", anyLabel: "Anywhere", options: places },
            { name: "state", label: "Plan", anyLabel: "Any plan state", options: states },
            { name: "phenotype", label: "Syndrome", anyLabel: "Any syndrome", options: view.phenotypes },
            { name: "lead", label: "Plan lead", anyLabel: "Any lead", options: view.leads },
            { name: "team", label: "Team", anyLabel: "Any team", options: view.teams },
          ]}
        />
      }
      empty={
        <EmptyState>
          {filtered
            ? "No patients match these filters. Clear the filters to see all of yours."
            : "The patients whose care team you are on will be listed here."}
        </EmptyState>
      }
    />
  );
}
