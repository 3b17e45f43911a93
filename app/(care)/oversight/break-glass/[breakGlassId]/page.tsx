import { notFound } from "next/navigation";
import { ReviewScreen } from "@/components/break-glass/review-screen";
import { LiveScreen } from "@/components/live/live-screen";
import { pageTitle } from "@/components/shell/page-title";
import { breakGlassForReview } from "@/lib/features/break-glass/queries";
import { idFrom, requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("Emergency access");

export default async function BreakGlassReviewPage({ params }: PageProps<"/oversight/break-glass/[breakGlassId]">) {
  const actor = await requireCapability("break-glass:review");
  const view = await breakGlassForReview(actor, idFrom((await params).breakGlassId));
  if (!view) notFound();
  return (
    <>
      <LiveScreen ids={[view.id, view.patientId]} what="emergency access" />
      <ReviewScreen view={view} />
    </>
  );
}
