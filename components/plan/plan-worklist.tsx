"use client";
import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { laneLabels } from "@/lib/domain/plan/labels";
import type { PlansRow, PlansView } from "@/lib/features/plan/queries/worklist";
import { paths } from "@/lib/platform/paths";
import { type DataColumn, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { FilterForm } from "../ui/filter-form";
import { Nowrap } from "../ui/nowrap";
import { capTotal, type SortState } from "../ui/table-url";
import { Tag } from "../ui/tag";

const columns: readonly DataColumn<PlansRow>[] = [
  {
    id: "name",
    header: "Patient and plan",
    rowHeader: true,
    clinical: true,
    sortable: true,
    cell: (row) => (
      <>
        <Link href={paths.plan(row.planId) as Route} className="link row-link font-semibold">
          {row.patient}
        </Link>
        <span className="block text-small text-ink-2">{row.title}</span>
      </>
    ),
  },
  { id: "born", header: "Born", cell: (row) => <Nowrap>{row.born}</Nowrap> },
  { id: "mrn", header: "MRN", cell: (row) => <Nowrap>{row.mrn}</Nowrap> },
  {
    id: "status",
    header: "State",
    sortable: true,
    cell: (row) => (
      <span className="flex flex-wrap gap-1">
        {row.version > 0 || row.status !== "active" ? <StateTag row={row} /> : null}
        {row.hasDraft ? <Tag tone="draft">draft open</Tag> : null}
      </span>
    ),
  },
  {
    id: "signed",
    header: "Version",
    sortable: true,
    cell: (row) =>
      row.version > 0 ? (
        <>
          Version {row.version}, <Nowrap>{row.signedOn ?? "date not known"}</Nowrap>
        </>
      ) : (
        <span className="text-ink-2">Not signed yet</span>
      ),
  },
  {
    id: "lanes",
    header: "Lanes",
    optional: true,
    cell: (row) => {
      const own = laneOptions.filter((lane) => row.lanes.some((one) => one === lane.value));
      return own.length > 0 ? own.map((lane) => lane.label).join(", ") : <span className="text-ink-2">None yet</span>;
    },
  },
  {
    id: "review",
    header: "Next review",
    sortable: true,
    cell: (row) =>
      row.reviewOn ? (
        <span className={row.overdue ? "font-semibold text-check" : undefined}>
          <Nowrap>{row.reviewOn}</Nowrap>
          {row.overdue ? " overdue" : ""}
        </span>
      ) : (
        <span className="text-ink-2">None planned</span>
      ),
  },
  { id: "lead", header: "Plan lead", optional: true, cell: (row) => row.lead },
];

const laneOptions = Object.entries(laneLabels).map(([value, label]) => ({ value, label }));

const stateWords = {
  active: "Active",
  "on-hold": "On hold",
  completed: "Completed",
  discontinued: "Discontinued",
} as const;

function StateTag({ row }: { readonly row: PlansRow }) {
  const tone = row.status === "active" ? "done" : row.status === "on-hold" ? "check" : "plain";
  return <Tag tone={tone}>{stateWords[row.status]}</Tag>;
}

export interface PlanWorklistProps {
  readonly view: PlansView;
  readonly sort: SortState;
  readonly filtered: boolean;
}

/** The plans of the patients somebody cares for, the next review first. */
export function PlanWorklist({ view, sort, filtered }: PlanWorklistProps) {
  const states = [
    { value: "draft", label: "With an open draft" },
    ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
  ];
  const reviews = [
    { value: "overdue", label: "Overdue" },
    { value: "2-weeks", label: "Within 2 weeks" },
    { value: "6-weeks", label: "Within 6 weeks" },
    { value: "none", label: "None planned" },
  ];
  return (
    <DataTable
      caption="Plans"
      columns={columns}
      rows={view.rows}
      rowKey={(row) => row.planId}
      sort={sort}
      total={capTotal(view.counted)}
      noun={{ one: "plan", many: "plans" }}
      pages={{ after: view.after, before: view.before }}
      filters={
        <FilterForm
          filters={[
            { name: "status", label: "State", anyLabel: "Any state", options: states },
            {
              name: "lane",
              label: "Lane",
              anyLabel: "Any lane",
              options: laneOptions,
            },
            { name: "review", label: "Next review", anyLabel: "Any time", options: reviews },
            { name: "lead", label: "Plan lead", anyLabel: "Any lead", options: view.leads },
          ]}
        />
      }
      empty={
        <EmptyState>
          {filtered
            ? "No plans match these filters. Clear the filters to see all of yours."
            : "Plans of the patients you care for will be listed here. A plan begins on the patient's page, under Plans."}
        </EmptyState>
      }
    />
  );
}
