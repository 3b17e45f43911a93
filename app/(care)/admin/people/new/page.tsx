import { PersonForm } from "@/components/person/person-form";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { sitesForAdmin } from "@/lib/features/site/queries";
import { teamChoices } from "@/lib/features/team/queries";
import { requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("New person");

export default async function NewPersonPage() {
  const actor = await requireCapability("people:manage");
  const sites = (await sitesForAdmin(actor)) ?? [];
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title="New person" lead="After this you make a link through which the person chooses a password." />
      <PersonForm sites={sites.map(({ id, name }) => ({ id, name }))} teams={await teamChoices(actor)} />
    </div>
  );
}
