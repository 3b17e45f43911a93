"use client";
import { Link } from "@/components/ui/link";
import type { TeamListRow } from "@/lib/features/team/queries";
import { paths } from "@/lib/platform/paths";
import { Table } from "../ui/table";

export function TeamsTable({ teams }: { readonly teams: readonly TeamListRow[] }) {
  return (
    <Table
      caption="Teams"
      captionHidden
      rows={teams}
      rowKey={(team) => team.id}
      empty="There is no team yet. Add one, then put people into it."
      columns={[
        {
          id: "name",
          header: "Team",
          rowHeader: true,
          cell: (team) => (
            <Link href={paths.adminTeam(team.id)} className="font-semibold text-accent underline underline-offset-2">
              {team.name}
            </Link>
          ),
        },
        { id: "site", header: "Site", cell: (team) => team.siteName },
        { id: "leads", header: "Team leads", cell: (team) => team.leads || "Nobody leads this team" },
        { id: "members", header: "Members", align: "end", cell: (team) => team.members },
        { id: "phone", header: "Phone", cell: (team) => team.phone ?? "Not recorded" },
      ]}
    />
  );
}
