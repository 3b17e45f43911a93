import { LiveScreen } from "@/components/live/live-screen";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { NothingWaits, WorkIndex, WorkSection } from "@/components/work/work-section";
import { mayEver } from "@/lib/domain/access/can";
import { workFor } from "@/lib/features/work/queries/work";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("My work");

export default async function WorkPage() {
  const actor = await requireActor(paths.work);
  const lists = await workFor(actor);
  const filled = lists.filter((list) => list.total.count > 0);
  return (
    <div className="flex flex-col gap-4 p-4">
      <LiveScreen what="page" />
      <PageHeader
        title="My work"
        actions={
          mayEver(actor, "patient:read") ? (
            <>
              <LinkButton href={paths.handover}>Handover list</LinkButton>
              <LinkButton href={paths.downtime}>Downtime pack</LinkButton>
            </>
          ) : undefined
        }
      />
      <div className="flex max-w-5xl flex-col gap-4">
        {filled.length > 1 ? <WorkIndex lists={filled} /> : null}
        {filled.map((list) => (
          <WorkSection key={list.id} list={list} />
        ))}
        <NothingWaits lists={lists.filter((list) => list.total.count === 0)} />
      </div>
    </div>
  );
}
