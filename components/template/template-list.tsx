import type { Route } from "next";
import { antibodyById } from "@/lib/domain/knowledge/antibodies";
import { cancerLabel } from "@/lib/domain/knowledge/cancers";
import type { Template } from "@/lib/domain/template/template";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { Table, type TableColumn } from "../ui/table";

const columns: readonly TableColumn<Template>[] = [
  {
    id: "name",
    header: "Template",
    rowHeader: true,
    cell: (template) => (
      <>
        <Link href={paths.template(template.id) as Route} className="link font-semibold">
          {template.name}
        </Link>
        <span className="block text-small text-ink-2">{template.description}</span>
      </>
    ),
  },
  { id: "antibodies", header: "Antibodies", cell: ({ antibodies }) => names(antibodies.map(antibodyName)) },
  { id: "cancers", header: "Cancers searched for", cell: ({ cancers }) => names(cancers.map(cancerLabel)) },
  { id: "lines", header: "Treatments", align: "end", cell: (template) => template.lines.length },
  { id: "version", header: "Version", cell: (template) => `v${template.version}` },
];

const antibodyName = (id: string) => antibodyById(id)?.label ?? id;
const names = (list: readonly string[]) => (list.length > 0 ? list.join(", ") : "None named");

export function TemplateList({ templates }: { readonly templates: readonly Template[] }) {
  return (
    <Table
      caption={`Templates by syndrome (${templates.length})`}
      columns={columns}
      rows={templates}
      rowKey={(template) => template.id}
      empty="There is no template."
    />
  );
}
