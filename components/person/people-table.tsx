"use client";
import { Link } from "@/components/ui/link";
import { roleName, roleWords } from "@/lib/domain/access/role-words";
import { type Discipline, type Role, roles } from "@/lib/domain/access/roles";
import type { Choice } from "@/lib/features/person/queries/one";
import { paths } from "@/lib/platform/paths";
import { type DataColumn, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { FilterForm } from "../ui/filter-form";
import { Nowrap } from "../ui/nowrap";
import type { PageLinks } from "../ui/pager";
import type { CappedTotal, SortState } from "../ui/table-url";
import { AccessTag } from "./access-tag";

export type PersonLine = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly discipline: Discipline | null;
  readonly siteName: string;
  readonly teams: string;
  readonly enabled: boolean;
  readonly hasPassword: boolean;
  readonly seen: string | null;
};

const columns: readonly DataColumn<PersonLine>[] = [
  {
    id: "name",
    header: "Name",
    rowHeader: true,
    clinical: true,
    sortable: true,
    cell: (row) => (
      <Link href={paths.person(row.id)} className="font-semibold text-accent underline underline-offset-2">
        {row.name}
      </Link>
    ),
  },
  { id: "role", header: "Role", sortable: true, cell: (row) => roleName(row) },
  { id: "site", header: "Site", sortable: true, optional: true, cell: (row) => row.siteName },
  { id: "teams", header: "Teams", optional: true, cell: (row) => row.teams || "No team" },
  { id: "email", header: "E-mail address", optional: true, cell: (row) => row.email },
  {
    id: "seen",
    header: "Last seen",
    sortable: true,
    optional: true,
    cell: (row) => (row.seen ? <Nowrap>{row.seen}</Nowrap> : "Never"),
  },
  {
    id: "status",
    header: "Access",
    cell: (row) => <AccessTag enabled={row.enabled} hasPassword={row.hasPassword} />,
  },
];

export interface PeopleTableProps {
  readonly rows: readonly PersonLine[];
  readonly sites: readonly Choice[];
  readonly sort: SortState;
  readonly total: CappedTotal;
  readonly pages: PageLinks;
}

export function PeopleTable({ rows, sites, sort, total, pages }: PeopleTableProps) {
  return (
    <DataTable
      caption="People"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      total={total}
      noun={{ one: "person", many: "people" }}
      pages={pages}
      filters={
        <FilterForm
          filters={[
            {
              name: "role",
              label: "Role",
              anyLabel: "Any role",
              options: roles.map((role) => ({ value: role, label: roleWords[role] })),
            },
            {
              name: "status",
              label: "Access",
              anyLabel: "Any access",
              options: [
                { value: "enabled", label: "Enabled" },
                { value: "no-password", label: "No password yet" },
                { value: "disabled", label: "Disabled" },
              ],
            },
            {
              name: "site",
              label: "Site",
              anyLabel: "Any site",
              options: sites.map((site) => ({ value: site.id, label: site.name })),
            },
          ]}
        />
      }
      empty={<EmptyState>No person matches these filters. Clear them to see everybody.</EmptyState>}
    />
  );
}
