import { notFound } from "next/navigation";
import { pageTitle } from "@/components/shell/page-title";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { WorkFilters } from "@/components/work/work-filters";
import { WorkRow } from "@/components/work/work-row";
import { totalWords } from "@/components/work/work-section";
import { mayEver } from "@/lib/domain/access/can";
import { placeFrom } from "@/lib/domain/work/paging";
import { workListFor } from "@/lib/features/work/queries/work";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("List of work");

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const wardShape = /^[^-]{1,20}$/;

export default async function WorkListPage({ params, searchParams }: PageProps<"/work/[list]">) {
  const actor = await requireActor(paths.work);
  const search = await searchParams;
  const team = typeof search.team === "string" && uuidShape.test(search.team) ? search.team : null;
  const ward = typeof search.ward === "string" && wardShape.test(search.ward) ? search.ward : null;
  const filter = { teamId: team, mine: search.whose === "me", ward };
  const view = await workListFor(actor, (await params).list, {
    filter,
    after: placeFrom(search.after),
    before: placeFrom(search.before),
  });
  if (!view) notFound();
  const { list, options } = view;
  const isFiltered = team !== null || ward !== null || filter.mine;
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title={list.title}
        lead={list.total.count > 0 ? `${totalWords(list.total)} in this list, the most urgent first.` : undefined}
        actions={<LinkButton href={paths.work}>My work</LinkButton>}
      />
      <div className="no-print">
        <WorkFilters options={options} owned={mayEver(actor, "plan:sign")} />
      </div>
      {list.entries.length === 0 ? (
        <EmptyState
          action={
            isFiltered ? <LinkButton href={paths.workList(list.id)}>Show all of this list</LinkButton> : undefined
          }
        >
          {isFiltered ? "Nothing in this list fits the filter." : list.empty}
        </EmptyState>
      ) : (
        <ul className="flex max-w-5xl flex-col">
          {list.entries.map((entry) => (
            <WorkRow key={entry.key} entry={entry} />
          ))}
        </ul>
      )}
      <Pager pages={list.pages} />
    </div>
  );
}
