import { notFound } from "next/navigation";
import { pageTitle } from "@/components/shell/page-title";
import { SiteForm } from "@/components/site/site-form";
import { PageHeader } from "@/components/ui/page-header";
import { dayInZone } from "@/lib/domain/shared/instant";
import { siteForAdmin } from "@/lib/features/site/queries";
import { idFrom, requireCapability } from "@/lib/platform/actor";

export const metadata = pageTitle("Site");

export default async function SitePage({ params }: { readonly params: Promise<{ readonly siteId: string }> }) {
  const actor = await requireCapability("people:manage");
  const site = await siteForAdmin(actor, idFrom((await params).siteId));
  if (!site) notFound();
  const today = dayInZone(new Date().toISOString(), site.zone);
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title={site.name} lead={site.zone} />
      <SiteForm key={site.revision} site={site} zones={["UTC", ...Intl.supportedValuesOf("timeZone")]} today={today} />
    </div>
  );
}
