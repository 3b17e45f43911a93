import { stateWords, verdictWords } from "@/lib/domain/break-glass/break-glass";
import type { OwnAccess } from "@/lib/features/break-glass/queries-own";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";

const columns: readonly TableColumn<OwnAccess>[] = [
  { id: "when", header: "When", rowHeader: true, cell: (row) => <Nowrap>{row.startedAt}</Nowrap> },
  { id: "reason", header: "Your reason", cell: (row) => row.reason },
  { id: "state", header: "Access", cell: (row) => stateWords[row.state] },
  {
    id: "review",
    header: "Review",
    cell: (row) =>
      row.said.length === 0
        ? "Not reviewed yet"
        : row.said.map((one) => (
            <p key={`${one.verdict} ${one.by} ${one.comment}`}>
              <b>{verdictWords[one.verdict]}</b>. {one.comment} <span className="text-small text-ink-2">{one.by}</span>
            </p>
          )),
  },
];

/** What leads said of one's own emergency access; a query is answered by speaking with them. */
export function OwnAccesses({ rows }: { readonly rows: readonly OwnAccess[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="own-access" className="flex flex-col gap-2 border-t border-line pt-3">
      <h2 id="own-access" className="text-lead">
        Your emergency access
      </h2>
      <p>If a lead queries one, tell them what they ask for; they close the review. Patients are not named here.</p>
      <Table
        caption="Your emergency access"
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty="None."
      />
    </section>
  );
}
