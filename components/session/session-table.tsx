import { type Day, formatDayLong } from "@/lib/domain/shared/day";
import type { SessionEntry } from "@/lib/features/session/queries/list";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { Table } from "../ui/table";
import { SessionTag } from "./session-tag";

export interface SessionTableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly rows: readonly SessionEntry[];
  readonly empty: string;
}

/** Sessions with their patients, one a line, in the order of their days. */
export function SessionTable({ caption, captionHidden, rows, empty }: SessionTableProps) {
  return (
    <Table
      caption={caption}
      {...(captionHidden ? { captionHidden } : {})}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { id: "day", header: "Day", cell: (row) => <DayAndTime day={row.day} time={row.time} /> },
        {
          id: "patient",
          header: "Patient",
          rowHeader: true,
          clinical: true,
          cell: (row) => (
            <>
              <Link href={paths.session(row.id)} className="link font-semibold">
                {row.patient.name}
              </Link>
              <span className="block text-small text-ink-2">
                Born {row.patient.born} · MRN {row.patient.mrn}
              </span>
            </>
          ),
        },
        { id: "what", header: "Treatment", clinical: true, cell: (row) => `${row.treatment}, ${row.label}` },
        { id: "state", header: "State", cell: (row) => <SessionTag state={row.state} /> },
      ]}
    />
  );
}

function DayAndTime({ day, time }: { readonly day: Day; readonly time: string | null }) {
  return (
    <span className="nowrap">
      {formatDayLong(day)}
      {time ? `, ${time}` : ""}
    </span>
  );
}
