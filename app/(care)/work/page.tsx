import { LiveScreen } from "@/components/live/live-screen";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { WorkSection } from "@/components/work/work-section";
import { workFor } from "@/lib/features/work/queries/work";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("My work");

export default async function WorkPage() {
  const actor = await requireActor(paths.work);
  const lists = await workFor(actor);
  return (
    <div className="flex flex-col gap-4 p-4">
      <LiveScreen what="page" />
      <PageHeader title="My work" />
      <div className="flex max-w-5xl flex-col gap-4">
        {lists.map((list) => (
          <WorkSection key={list.id} list={list} />
        ))}
      </div>
    </div>
  );
}
