import { notFound } from "next/navigation";
import { PlanWorklist } from "@/components/plan/plan-worklist";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { readSort } from "@/components/ui/table-url";
import { lanes } from "@/lib/domain/plan/frame";
import {
  type PlansQuery,
  planFilterStates,
  planSorts,
  plansForWorklist,
  reviewWindows,
} from "@/lib/features/plan/queries/worklist";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Plans");

type Search = Record<string, string | string[] | undefined>;

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const id = (value: Search[string]) => (typeof value === "string" && uuidShape.test(value) ? value : null);
const oneOf = <T extends string>(values: readonly T[], value: Search[string]) =>
  values.find((v) => v === value) ?? null;

function queryOf(search: Search): PlansQuery {
  const asked = typeof search.sort === "string" ? search.sort : undefined;
  const sort = readSort(asked, planSorts, { id: "review", desc: false });
  return {
    sort: oneOf(planSorts, sort.id) ?? "review",
    desc: sort.desc,
    status: oneOf(planFilterStates, search.status),
    lane: oneOf(lanes, search.lane),
    lead: id(search.lead),
    review: oneOf(reviewWindows, search.review),
    after: id(search.after),
    before: id(search.before),
  };
}

export default async function PlansPage({ searchParams }: PageProps<"/plans">) {
  const actor = await requireCapability("plan:read", paths.plans);
  const query = queryOf(await searchParams);
  const view = await plansForWorklist(actor, query);
  if (!view) notFound();
  const { status, lane, lead, review } = query;
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title="Plans" />
      <PlanWorklist
        view={view}
        sort={{ id: query.sort, desc: query.desc }}
        filtered={[status, lane, lead, review].some((value) => value !== null)}
      />
    </div>
  );
}
