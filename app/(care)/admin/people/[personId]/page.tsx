import { notFound } from "next/navigation";
import { AccessPanel } from "@/components/person/access-panel";
import { AccessTag } from "@/components/person/access-tag";
import { PersonForm } from "@/components/person/person-form";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { roleName } from "@/lib/domain/access/role-words";
import { personForAdmin } from "@/lib/features/person/queries/one";
import { sitesForAdmin } from "@/lib/features/site/queries";
import { teamChoices } from "@/lib/features/team/queries";
import { idFrom, requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("Person");

export default async function PersonPage({ params }: { readonly params: Promise<{ readonly personId: string }> }) {
  const actor = await requireCapability("people:manage");
  const person = await personForAdmin(actor, idFrom((await params).personId));
  if (!person) notFound();
  const sites = (await sitesForAdmin(actor)) ?? [];
  const name = `${person.given} ${person.family}`;
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title={name}
        state={<AccessTag enabled={person.enabled} hasPassword={person.hasPassword} />}
        lead={`${roleName(person)}, ${person.siteName}`}
      />
      <section aria-labelledby="access" className="flex max-w-160 flex-col gap-3">
        <h2 id="access" className="text-lead">
          Access
        </h2>
        <AccessPanel
          id={person.id}
          revision={person.revision}
          name={name}
          enabled={person.enabled}
          hasPassword={person.hasPassword}
          sessions={person.sessions.length}
          self={person.id === actor.id}
        />
      </section>
      <section aria-labelledby="details" className="flex flex-col gap-3">
        <h2 id="details" className="text-lead">
          Details
        </h2>
        <PersonForm
          key={person.revision}
          person={person}
          sites={sites.map(({ id, name }) => ({ id, name }))}
          teams={await teamChoices(actor)}
        />
      </section>
    </div>
  );
}
