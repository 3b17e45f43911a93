import { notFound } from "next/navigation";
import { pageTitle } from "@/components/shell/page-title";
import { TeamForm } from "@/components/team/team-form";
import { PageHeader } from "@/components/ui/page-header";
import { teamForAdmin } from "@/lib/features/team/queries";
import { idFrom, requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("Team");

export default async function TeamPage({ params }: { readonly params: Promise<{ readonly teamId: string }> }) {
  const actor = await requireCapability("people:manage");
  const team = await teamForAdmin(actor, idFrom((await params).teamId));
  if (!team) notFound();
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title={team.name} lead={team.siteName} />
      <TeamForm key={team.revision} team={team} sites={[]} />
    </div>
  );
}
