"use client";
import { Link } from "@/components/ui/link";
import type { SiteListRow } from "@/lib/features/site/queries";
import { paths } from "@/lib/platform/paths";
import { Table } from "../ui/table";
import { jurisdictionName } from "./words";

export function SitesTable({ sites }: { readonly sites: readonly SiteListRow[] }) {
  return (
    <Table
      caption="Sites"
      captionHidden
      rows={sites}
      rowKey={(site) => site.id}
      empty="There is no site yet."
      columns={[
        {
          id: "name",
          header: "Site",
          rowHeader: true,
          cell: (site) => (
            <Link href={paths.site(site.id)} className="font-semibold text-accent underline underline-offset-2">
              {site.name}
            </Link>
          ),
        },
        { id: "zone", header: "Time zone", cell: (site) => site.zone },
        { id: "jurisdiction", header: "Jurisdiction", cell: (site) => jurisdictionName(site.jurisdiction) },
        { id: "holidays", header: "Holidays", align: "end", cell: (site) => site.holidays },
        { id: "teams", header: "Teams", align: "end", cell: (site) => site.teams },
        { id: "people", header: "People", align: "end", cell: (site) => site.people },
      ]}
    />
  );
}
