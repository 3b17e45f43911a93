import { addDays, type Day, formatDay, weekdayOf } from "@/lib/domain/shared/day";
import type { SessionEntry } from "@/lib/features/session/queries/list";
import { paths } from "@/lib/platform/paths";
import { cx } from "../ui/cx";
import { Link } from "../ui/link";
import { SessionTag } from "./session-tag";

export interface WeekGridProps {
  readonly monday: Day;
  readonly today: Day;
  readonly entries: readonly SessionEntry[];
}

/** Seven days side by side; below each other where there is no room. */
export function WeekGrid({ monday, today, entries }: WeekGridProps) {
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  return (
    <ol className="grid grid-cols-1 gap-2 md:grid-cols-4 xl:grid-cols-7">
      {days.map((day) => {
        const own = entries.filter((entry) => entry.day === day);
        return (
          <li
            key={day}
            className={cx("rounded-control border bg-surface p-2", day === today ? "border-accent" : "border-line")}
          >
            <h2 className="text-small font-semibold">
              {weekdayOf(day)} <span className="nowrap">{formatDay(day)}</span>
              {day === today ? " (today)" : ""}
            </h2>
            {own.length === 0 ? <p className="text-small text-ink-3">No sessions</p> : null}
            <ul className="flex flex-col gap-2 pt-1">
              {own.map((entry) => (
                <li key={entry.id} className="border-t border-line pt-1" data-clinical="">
                  <Link href={paths.session(entry.id)} className="link font-semibold">
                    {entry.time ? `${entry.time} ` : ""}
                    {entry.patient.name}
                  </Link>
                  <span className="block text-small">
                    {entry.treatment}, {entry.label}
                  </span>
                  <SessionTag state={entry.state} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
