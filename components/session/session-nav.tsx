import { addDays, type Day, formatDay, formatDayLong } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";

export const sessionViews = ["day", "week", "agenda"] as const;
export type SessionViewName = (typeof sessionViews)[number];

const labels: Readonly<Record<SessionViewName, string>> = { day: "Day", week: "Week", agenda: "Agenda" };
const steps: Readonly<Record<SessionViewName, number>> = { day: 1, week: 7, agenda: 28 };

export interface SessionNavProps {
  readonly view: SessionViewName;
  /** The first day shown. */
  readonly day: Day;
  readonly today: Day;
  readonly kind: string | null;
}

/** Day, week or the next four weeks, and the way forward and back. */
export function SessionNav({ view, day, today, kind }: SessionNavProps) {
  const address = (to: SessionViewName, at: Day) => {
    const query = new URLSearchParams({ view: to, day: at, ...(kind ? { kind } : {}) });
    return `${paths.sessions}?${query}`;
  };
  const shown =
    view === "day" ? formatDayLong(day) : `${formatDay(day)} to ${formatDay(addDays(day, steps[view] - 1))}`;
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
      <nav aria-label="View" className="flex gap-2">
        {sessionViews.map((one) => (
          <Link
            key={one}
            href={address(one, day) as never}
            aria-current={one === view ? "page" : undefined}
            className={
              one === view
                ? "control inline-flex min-h-8 items-center px-1 font-bold"
                : "link inline-flex min-h-8 items-center px-1"
            }
          >
            {labels[one]}
          </Link>
        ))}
      </nav>
      <div className="flex flex-wrap items-center gap-2">
        <LinkButton href={address(view, addDays(day, -steps[view]))} size="small">
          Earlier
        </LinkButton>
        <span className="nowrap font-semibold">{shown}</span>
        <LinkButton href={address(view, addDays(day, steps[view]))} size="small">
          Later
        </LinkButton>
        {day === today ? null : (
          <LinkButton href={address(view, today)} size="small" variant="quiet">
            Today
          </LinkButton>
        )}
      </div>
    </div>
  );
}
