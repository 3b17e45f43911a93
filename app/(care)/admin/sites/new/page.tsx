import { pageTitle } from "@/components/shell/page-title";
import { SiteForm } from "@/components/site/site-form";
import { PageHeader } from "@/components/ui/page-header";
import { dayInZone } from "@/lib/domain/shared/instant";
import { requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("New site");

export default async function NewSitePage() {
  const actor = await requireCapability("people:manage");
  const today = dayInZone(new Date().toISOString(), actor.siteZone);
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title="New site" />
      <SiteForm zones={["UTC", ...Intl.supportedValuesOf("timeZone")]} today={today} />
    </div>
  );
}
