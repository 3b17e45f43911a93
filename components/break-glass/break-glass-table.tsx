import { roleWords } from "@/lib/domain/access/role-words";
import type { Role } from "@/lib/domain/access/roles";
import { stateWords, verdictWords } from "@/lib/domain/break-glass/break-glass";
import type { BreakGlassRow } from "@/lib/features/break-glass/queries";
import { paths } from "@/lib/platform/paths";
import { patientColumn } from "../oversight/patient-column";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { Nowrap } from "../ui/nowrap";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";

export const roleText = (role: string) => (Object.hasOwn(roleWords, role) ? roleWords[role as Role] : role);

const columns: readonly TableColumn<BreakGlassRow>[] = [
  { ...patientColumn, rowHeader: true },
  {
    id: "who",
    header: "Who",
    cell: (row) => (
      <>
        {row.person}
        <br />
        <span className="text-small text-ink-2">{roleText(row.role)}</span>
      </>
    ),
  },
  {
    id: "when",
    header: "When",
    cell: (row) => (
      <>
        <Nowrap>{row.startedAt}</Nowrap> <Nowrap>to {row.until}</Nowrap>
        <br />
        <span className="text-small text-ink-2">{stateWords[row.state]}</span>
      </>
    ),
  },
  {
    id: "reason",
    header: "Reason",
    clinical: true,
    cell: (row) => (
      <>
        <span className="font-semibold">{row.reasonWords}</span>
        <br />
        {row.reason}
      </>
    ),
  },
  {
    id: "review",
    header: "Review",
    cell: (row) => (
      <>
        <Tag tone={row.verdict === null || row.verdict === "queried" ? "check" : "plain"}>
          {row.verdict ? verdictWords[row.verdict] : "Waits for a review"}
        </Tag>
        <br />
        <Link className="link" href={paths.breakGlassReview(row.id)}>
          {row.verdict === null || row.verdict === "queried" ? "Review" : "Look at it"}
          <span className="visually-hidden">: access by {row.person}</span>
        </Link>
      </>
    ),
  },
];

export interface BreakGlassTableProps {
  readonly rows: readonly BreakGlassRow[];
  readonly more: boolean;
  readonly closed: boolean;
}

/** Emergency access to the charts of a lead's patients: what waits for a review, or what was closed. */
export function BreakGlassTable({ rows, more, closed }: BreakGlassTableProps) {
  return (
    <>
      {more ? <p>The first {rows.length} are shown.</p> : null}
      <Table
        caption={closed ? "Reviews that are closed" : "Waits for a review"}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState>
            {closed ? "No review has been closed yet." : "No emergency access to your patients waits for a review."}
          </EmptyState>
        }
      />
    </>
  );
}
