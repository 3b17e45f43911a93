import { notFound } from "next/navigation";
import { PeopleTable } from "@/components/person/people-table";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { capTotal, readSort } from "@/components/ui/table-url";
import { roles } from "@/lib/domain/access/roles";
import { formatInstant } from "@/lib/domain/shared/instant";
import { type PeopleFilter, type PeopleSort, peopleForAdmin, peopleSorts } from "@/lib/features/person/queries/list";
import { requireCapability, uuidOrNull } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("People");

type Asked = Readonly<Record<string, string | string[] | undefined>>;
const statuses = ["enabled", "disabled", "no-password"] as const;

function filterFrom(asked: Asked): PeopleFilter {
  const one = (name: string) => {
    const value = asked[name];
    return typeof value === "string" ? value : undefined;
  };
  const sort = readSort(one("sort"), peopleSorts, { id: "name", desc: false });
  return {
    role: roles.find((role) => role === one("role")) ?? null,
    status: statuses.find((status) => status === one("status")) ?? null,
    site: uuidOrNull(one("site")),
    sort: sort.id as PeopleSort,
    desc: sort.desc,
    after: uuidOrNull(one("after")),
    before: uuidOrNull(one("before")),
  };
}

export default async function PeoplePage({ searchParams }: { readonly searchParams: Promise<Asked> }) {
  const actor = await requireCapability("people:manage");
  const filter = filterFrom(await searchParams);
  const view = await peopleForAdmin(actor, filter);
  if (!view) notFound();
  const rows = view.rows.map(({ given, family, seenAt, ...row }) => ({
    ...row,
    name: `${family}, ${given}`,
    seen: seenAt ? formatInstant(seenAt, actor.siteZone) : null,
  }));
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="People"
        lead="Everybody who may sign in. What a role may do is the same everywhere; which patients somebody sees follows from care teams and teams."
        actions={
          <LinkButton href={paths.newPerson} variant="primary">
            Add a person
          </LinkButton>
        }
      />
      <PeopleTable
        rows={rows}
        sites={view.sites}
        sort={{ id: filter.sort, desc: filter.desc }}
        total={capTotal(view.counted)}
        pages={{ after: view.after, before: view.before }}
      />
    </div>
  );
}
