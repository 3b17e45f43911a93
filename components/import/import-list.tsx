import { Link } from "@/components/ui/link";
import type { ImportListRow } from "@/lib/features/import/queries";
import { paths } from "@/lib/platform/paths";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";

const COLUMNS: readonly TableColumn<ImportListRow>[] = [
  {
    id: "patient",
    header: "Patient",
    rowHeader: true,
    clinical: true,
    cell: ({ importId, patient }) => (
      <>
        <Link href={paths.import(importId)} className="font-semibold text-accent underline">
          {patient.name}
        </Link>
        <span className="block text-small text-ink-2">
          <Nowrap>{patient.born}</Nowrap> · MRN {patient.mrn}
        </span>
      </>
    ),
  },
  { id: "at", header: "Imported", cell: ({ at }) => <UnbrokenDates>{at}</UnbrokenDates> },
  { id: "by", header: "By", cell: ({ by }) => by },
  { id: "rejected", header: "Rejected rows", align: "end", cell: ({ rejected }) => rejected },
  {
    id: "state",
    header: "State",
    cell: ({ errored }) => (errored ? <Tag tone="stop">Entered in error</Tag> : <Tag tone="done">In use</Tag>),
  },
];

/** The latest imports of patients one may see: the way back to each of them. */
export function ImportList({ imports }: { readonly imports: readonly ImportListRow[] }) {
  return (
    <Table
      caption="Latest imports"
      captionHidden
      columns={COLUMNS}
      rows={imports}
      rowKey={({ importId }) => importId}
      empty="No patient of yours was imported yet."
    />
  );
}
