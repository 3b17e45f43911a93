import { formatDay, formatDayLong } from "@/lib/domain/shared/day";
import type { CourseDay } from "@/lib/features/session/queries/session-days";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { Table } from "../ui/table";
import { SessionTag } from "./session-tag";

/** Every session of a course with its day, and the days it stood on before. */
export function CourseDays({ days, current }: { readonly days: readonly CourseDay[]; readonly current?: string }) {
  return (
    <Table
      caption="Sessions of this course"
      captionHidden
      rows={days}
      rowKey={(row) => row.id}
      empty="This course has no sessions."
      columns={[
        {
          id: "session",
          header: "Session",
          rowHeader: true,
          clinical: true,
          cell: (row) =>
            row.id === current ? (
              <b>{row.label} (this one)</b>
            ) : (
              <Link href={paths.session(row.id)} className="link">
                {row.label}
              </Link>
            ),
        },
        {
          id: "day",
          header: "Day",
          cell: (row) => (
            <>
              <span className="nowrap">
                {formatDayLong(row.day)}
                {row.time ? `, ${row.time}` : ""}
              </span>
              {row.before.map((old) => (
                <span key={old.id} className="block text-small text-ink-2">
                  {old.stateWords}: <span className="nowrap">{formatDay(old.day)}</span>
                  {old.reason ? `: ${old.reason}` : ""}
                </span>
              ))}
            </>
          ),
        },
        { id: "state", header: "State", cell: (row) => <SessionTag state={row.state} /> },
      ]}
    />
  );
}
