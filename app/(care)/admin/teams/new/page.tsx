import { pageTitle } from "@/components/shell/page-title";
import { TeamForm } from "@/components/team/team-form";
import { PageHeader } from "@/components/ui/page-header";
import { sitesForAdmin } from "@/lib/features/site/queries";
import { requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("New team");

export default async function NewTeamPage() {
  const sites = (await sitesForAdmin(await requireCapability("people:manage"))) ?? [];
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title="New team" lead="After this you choose who is in it." />
      <TeamForm sites={sites.map(({ id, name }) => ({ id, name }))} />
    </div>
  );
}
