import { pageTitle } from "@/components/shell/page-title";
import { TemplateList } from "@/components/template/template-list";
import { PageHeader } from "@/components/ui/page-header";
import { templates } from "@/lib/domain/template/templates";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Templates");

export default async function TemplatesPage() {
  await requireCapability("plan:read", paths.templates);
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Templates"
        lead="Starting lists by syndrome. In a draft, Add from template shows those that fit the diagnosis, and why."
      />
      <TemplateList templates={templates} />
    </div>
  );
}
