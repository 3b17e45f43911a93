import { type Day, formatDayLong } from "@/lib/domain/shared/day";
import { type CalendarDay, calendarMonths, weekdayHeads } from "@/lib/domain/taper/calendar";
import type { DailyDose } from "@/lib/domain/taper/daily";
import { dayTablets, type Tablet } from "@/lib/domain/taper/tablets";
import { formatDose } from "@/lib/domain/wording/dose";
import { cx } from "../../ui/cx";
import type { TaperDose } from "./step-texts";

export interface TaperCalendarProps {
  readonly daily: readonly DailyDose[];
  readonly doses: readonly TaperDose[];
  readonly tablets: readonly Tablet[] | null;
}

/** Doses and tablets for each day, a month at a time; a list of days where there is no room for weeks. */
export function TaperCalendar({ daily, doses, tablets }: TaperCalendarProps) {
  const holds = holdDays(daily, doses);
  const firsts = firstDays(daily);
  const made = new Map<string, string | null>();
  const tabletsOf = (dose: DailyDose) => {
    if (!tablets || dose.times === 0) return "";
    const key = `${dose.each} ${dose.times}`;
    if (!made.has(key)) made.set(key, dayTablets(dose.each, dose.times, tablets));
    return made.get(key) ?? "cannot be made up";
  };
  return (
    <div className="@container flex flex-col gap-4">
      {calendarMonths(daily).map((month) => (
        <table
          key={month.first}
          className="keep-together block w-full table-fixed border-collapse @lg:table print:table"
        >
          <caption className="block pb-1 text-left font-bold @lg:table-caption print:table-caption">
            {month.label}
          </caption>
          <thead className="hidden @lg:table-header-group print:table-header-group">
            <tr>
              {weekdayHeads.map((head) => (
                <th
                  key={head}
                  scope="col"
                  className="border border-line bg-sunken px-1.5 py-0.5 text-left text-small font-semibold text-ink-2"
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="block @lg:table-row-group print:table-row-group">
            {month.weeks.map((week, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a week has no identity but its place in the month.
              <tr key={at} className="block @lg:table-row print:table-row">
                {week.map((place, weekday) => (
                  <DayCell
                    key={place?.day ?? `none-${weekdayHeads[weekday]}`}
                    place={place}
                    tablets={place?.dose ? tabletsOf(place.dose) : ""}
                    hold={place ? (holds.get(place.day) ?? null) : null}
                    isFirst={place ? firsts.has(place.day) : false}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** The last day of each step that has a hold point, with its words. */
function holdDays(daily: readonly DailyDose[], doses: readonly TaperDose[]): ReadonlyMap<Day, string> {
  const last = new Map(daily.map((one) => [one.step, one.day]));
  return new Map(
    doses.flatMap((dose, at) => {
      const day = last.get(at);
      return dose.holdIf && day ? [[day, dose.holdIf] as const] : [];
    }),
  );
}

const firstDays = (daily: readonly DailyDose[]): ReadonlySet<Day> =>
  new Set(daily.filter((one, at) => one.step !== daily[at - 1]?.step).map((one) => one.day));

interface DayCellProps {
  readonly place: CalendarDay | null;
  readonly tablets: string;
  readonly hold: string | null;
  readonly isFirst: boolean;
}

function DayCell({ place, tablets, hold, isFirst }: DayCellProps) {
  const shape = "border-line px-1.5 py-1 align-top @lg:table-cell @lg:border print:table-cell print:border";
  if (!place) return <td className={cx(shape, "hidden bg-sunken")} />;
  const { dose } = place;
  return (
    <td
      data-clinical=""
      className={cx(
        shape,
        dose ? "flex flex-wrap items-baseline gap-x-3 border-b" : "hidden",
        isFirst && "@lg:border-l-3 @lg:border-l-ink-3",
      )}
    >
      <span className="nowrap text-small text-ink-2 @lg:hidden print:hidden">{formatDayLong(place.day)}</span>
      <span className="hidden text-small text-ink-2 @lg:block print:block">{place.date}</span>
      {dose ? (
        <>
          <b className="nowrap block">{dose.times === 0 ? "none" : formatDose(dose.mg, "mg")}</b>
          {tablets ? <span className="block text-small">{tablets}</span> : null}
          {hold ? <span className="block text-small font-semibold text-check">Hold if {hold}</span> : null}
        </>
      ) : null}
    </td>
  );
}
