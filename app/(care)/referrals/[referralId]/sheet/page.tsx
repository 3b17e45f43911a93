import { notFound } from "next/navigation";
import { PrintButton } from "@/components/plan/plan-print";
import { Sheet } from "@/components/referral/sheet";
import { pageTitle } from "@/components/shell/page-title";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { referralForSheet } from "@/lib/features/referral/queries-referral";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Referral sheet");

export default async function ReferralSheetPage({ params }: PageProps<"/referrals/[referralId]/sheet">) {
  const referralId = idFrom((await params).referralId);
  const actor = await requireActor(paths.referralSheet(referralId));
  const view = await referralForSheet(actor, referralId);
  if (!view) notFound();
  return (
    <div className="flex flex-col gap-4 p-4 print:p-0" data-printed-as={`referral:${referralId}`}>
      <div className="no-print">
        <PageHeader
          title={`${view.discipline} sheet`}
          lead="What a therapist takes along on paper. Opening it is recorded."
          actions={
            <>
              <PrintButton />
              <LinkButton href={paths.referral(referralId)}>Back to the referral</LinkButton>
            </>
          }
        />
      </div>
      <Sheet
        view={view}
        printed={`Printed ${view.now} by ${actor.name}. Concord supports clinical judgement; it is not a certified medical device.`}
      />
    </div>
  );
}
