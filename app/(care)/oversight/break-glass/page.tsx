import { notFound } from "next/navigation";
import { BreakGlassTable } from "@/components/break-glass/break-glass-table";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { breakGlassesFor } from "@/lib/features/break-glass/queries";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Emergency access");

export default async function BreakGlassReviewsPage() {
  const actor = await requireCapability("break-glass:review", paths.breakGlassReviews);
  const waiting = await breakGlassesFor(actor, "waiting");
  const closed = await breakGlassesFor(actor, "closed");
  if (!waiting || !closed) notFound();
  return (
    <div className="flex flex-col gap-5 p-4">
      <PageHeader
        title="Emergency access"
        lead="Who opened the chart of one of your patients in an emergency, why, and what was looked at. Each stays here until it is reviewed."
      />
      <BreakGlassTable {...waiting} closed={false} />
      <BreakGlassTable {...closed} closed />
    </div>
  );
}
