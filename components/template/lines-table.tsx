import type { Route } from "next";
import { paths } from "@/lib/platform/paths";
import { MedicineNameText } from "../plan/medicine-name";
import { Link } from "../ui/link";
import { Table, type TableColumn } from "../ui/table";
import type { LineView } from "./line-view";
import { LineWords } from "./line-words";

const shortArm = { "cancer-found": "Cancer found", "no-cancer": "No cancer" } as const;

const columns: readonly TableColumn<LineView>[] = [
  {
    id: "name",
    header: "Treatment",
    rowHeader: true,
    clinical: true,
    cell: (line) => (
      <>
        <MedicineNameText name={line.name} />
        <span className="block text-small text-ink-2">{line.place}</span>
      </>
    ),
  },
  { id: "words", header: "What the template says", clinical: true, cell: (line) => <LineWords line={line} /> },
  { id: "starts", header: "Starts", cell: (line) => line.starts },
  { id: "arm", header: "Arm", cell: (line) => (line.arm === "both" ? "Both" : shortArm[line.arm]) },
  {
    id: "choice",
    header: "Origin",
    cell: (line) => (
      <span className="text-small text-ink-2">
        {line.choice
          ? `Product choice: ${line.choice.charAt(0).toLowerCase()}${line.choice.slice(1)}`
          : "As the clinical data says"}
        {line.rules.length > 0 ? (
          <span className="block">
            Safety rules:{" "}
            {line.rules.map((rule) => (
              <Link key={rule.id} href={paths.rule(rule.id) as Route} className="link mr-2">
                {rule.title}
              </Link>
            ))}
          </span>
        ) : null}
      </span>
    ),
  },
];

export function LinesTable({ lines }: { readonly lines: readonly LineView[] }) {
  return (
    <Table
      caption={`Treatments (${lines.length})`}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
      empty="This template has no treatments."
    />
  );
}
