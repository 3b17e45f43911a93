import type { DuplicateRow, ImportNote, RejectedRow, TypeCount } from "@/lib/domain/fhir/proposal";
import { Disclosure } from "../ui/disclosure";
import { Table, type TableColumn } from "../ui/table";

const countColumn = (id: Exclude<keyof TypeCount, "resourceType">, header: string): TableColumn<TypeCount> => ({
  id,
  header,
  align: "end",
  cell: (count) => count[id],
});

const COUNTS: readonly TableColumn<TypeCount>[] = [
  { id: "type", header: "Resource", rowHeader: true, cell: ({ resourceType }) => resourceType },
  countColumn("found", "Found"),
  countColumn("taken", "Taken"),
  countColumn("notTaken", "Not taken"),
  countColumn("duplicate", "Duplicate"),
  countColumn("rejected", "Rejected"),
];

const place = (path: string) => <code className="break-all text-small">{path}</code>;

const REJECTED: readonly TableColumn<RejectedRow>[] = [
  { id: "path", header: "Place in the file", rowHeader: true, cell: ({ path }) => place(path) },
  { id: "type", header: "Resource", cell: ({ resourceType }) => resourceType },
  { id: "reason", header: "Why", clinical: true, cell: ({ reason }) => reason },
];

const DUPLICATES: readonly TableColumn<DuplicateRow>[] = [
  { id: "path", header: "Place in the file", rowHeader: true, cell: ({ path }) => place(path) },
  { id: "type", header: "Resource", cell: ({ resourceType }) => resourceType },
  { id: "same", header: "Says the same as", cell: ({ sameAs }) => place(sameAs) },
];

const NOTES: readonly TableColumn<ImportNote>[] = [
  { id: "path", header: "Place in the file", rowHeader: true, cell: ({ path }) => place(path) },
  { id: "text", header: "Note", clinical: true, cell: ({ text }) => text },
];

const isLeftOut = ({ found, notTaken }: TypeCount) => found === notTaken;

/** What became of every resource of a file, by type; kinds that are never taken over are one sentence. */
export function CountTable({ counts }: { readonly counts: readonly TypeCount[] }) {
  const leftOut = counts.filter(isLeftOut);
  return (
    <>
      <Table
        caption="Resources in the file"
        columns={COUNTS}
        rows={counts.filter((count) => !isLeftOut(count))}
        rowKey={({ resourceType }) => resourceType}
        empty="The file holds no resources that are taken over."
      />
      {leftOut.length === 0 ? null : (
        <p className="prose-width text-ink-2">
          {`Not taken over: ${leftOut.map(({ resourceType, found }) => `${found} ${resourceType}`).join(", ")}.`}
        </p>
      )}
    </>
  );
}

/** Rejected rows are open to the eye; repeats and notes unfold. */
export function RowTables({
  rejected,
  duplicates,
  notes,
}: {
  readonly rejected: readonly RejectedRow[];
  readonly duplicates: readonly DuplicateRow[];
  readonly notes: readonly ImportNote[];
}) {
  return (
    <>
      <Table
        caption={`Rejected (${rejected.length})`}
        columns={REJECTED}
        rows={rejected}
        rowKey={({ path, reason }) => `${path} ${reason}`}
        empty="No row of the file was rejected."
      />
      {duplicates.length === 0 ? null : (
        <Disclosure summary={`Duplicates within the file (${duplicates.length})`}>
          <Table
            caption="Duplicates within the file, taken once"
            captionHidden
            columns={DUPLICATES}
            rows={duplicates}
            rowKey={({ path }) => path}
            empty=""
          />
        </Disclosure>
      )}
      {notes.length === 0 ? null : (
        <Disclosure summary={`Notes (${notes.length})`}>
          <Table
            caption="Notes"
            captionHidden
            columns={NOTES}
            rows={notes}
            rowKey={({ path, text }) => `${path} ${text}`}
            empty=""
          />
        </Disclosure>
      )}
    </>
  );
}
