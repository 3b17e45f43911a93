import { notFound } from "next/navigation";
import { pageTitle } from "@/components/shell/page-title";
import { SitesTable } from "@/components/site/sites-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { sitesForAdmin } from "@/lib/features/site/queries";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Sites");

export default async function SitesPage() {
  const sites = await sitesForAdmin(await requireCapability("people:manage"));
  if (!sites) notFound();
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Sites"
        lead="The time zone and the holidays of a site decide on which day and at what hour a session falls."
        actions={
          <LinkButton href={paths.newSite} variant="primary">
            Add a site
          </LinkButton>
        }
      />
      <SitesTable sites={sites} />
    </div>
  );
}
