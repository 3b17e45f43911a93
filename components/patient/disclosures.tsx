import { disclosureKindWords } from "@/lib/domain/audit/disclosure";
import type { Disclosure, DisclosureSum } from "@/lib/features/audit/queries-disclosures";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";

const person = ({ who, role }: { readonly who: string; readonly role: string }) => (
  <>
    {who} <span className="text-small text-ink-2">{role.replace("-", " ")}</span>
  </>
);

const sums: readonly TableColumn<DisclosureSum>[] = [
  { id: "who", header: "Who", rowHeader: true, cell: person },
  { id: "seen", header: "Seen", align: "end", cell: (row) => row.seen },
  { id: "exported", header: "Exported", align: "end", cell: (row) => row.exported },
  { id: "printed", header: "Printed", align: "end", cell: (row) => row.printed },
  { id: "first", header: "First", cell: (row) => <Nowrap>{row.first}</Nowrap> },
  { id: "last", header: "Last", cell: (row) => <Nowrap>{row.last}</Nowrap> },
];

const rows: readonly TableColumn<Disclosure>[] = [
  { id: "at", header: "When", rowHeader: true, cell: (row) => <Nowrap>{row.at}</Nowrap> },
  { id: "who", header: "Who", cell: person },
  { id: "kind", header: "Disclosure", cell: (row) => disclosureKindWords[row.kind] },
  {
    id: "what",
    header: "What",
    cell: (row) => (
      <>
        {row.what}
        {row.version === null ? "" : `, version ${row.version}`}{" "}
        {row.emergency ? <Tag tone="check">Emergency access</Tag> : null}
      </>
    ),
  },
];

const empty = "Nobody saw, exported or printed this chart in this period.";

/** Everybody who saw, exported or printed the chart within the period, counted. */
export function DisclosureSums({ found }: { readonly found: readonly DisclosureSum[] }) {
  return <Table caption="By person" columns={sums} rows={found} rowKey={(row) => row.key} empty={empty} />;
}

/** Each disclosure, newest first. */
export function DisclosureTable({ found }: { readonly found: readonly Disclosure[] }) {
  return <Table caption="Each time" columns={rows} rows={found} rowKey={(row) => row.id} empty={empty} />;
}
