import { notFound } from "next/navigation";
import { pageTitle } from "@/components/shell/page-title";
import { TeamsTable } from "@/components/team/teams-table";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { teamsForAdmin } from "@/lib/features/team/queries";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Teams");

export default async function TeamsPage() {
  const teams = await teamsForAdmin(await requireCapability("people:manage"));
  if (!teams) notFound();
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Teams"
        lead="A patient belongs to one team. Its leads see the patient; its therapists share the pool of referrals."
        actions={
          <LinkButton href={paths.newTeam} variant="primary">
            Add a team
          </LinkButton>
        }
      />
      <TeamsTable teams={teams} />
    </div>
  );
}
