import { notFound } from "next/navigation";
import { pageTitle } from "@/components/shell/page-title";
import { TemplatePage } from "@/components/template/template-page";
import { templateById } from "@/lib/domain/template/templates";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Template");

export default async function TemplateByIdPage({ params }: PageProps<"/templates/[templateId]">) {
  const { templateId } = await params;
  await requireCapability("plan:read", paths.template(templateId));
  const template = templateById(templateId);
  if (!template) notFound();
  return (
    <div className="flex flex-col gap-4 p-4">
      <TemplatePage template={template} />
    </div>
  );
}
