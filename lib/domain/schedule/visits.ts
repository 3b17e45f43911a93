// Visits that a referral asks for. The therapist sets the real ones; these are the days to expect them on.
import type { PtReferral, VisitFrequency } from "../plan/kinds/rehabilitation";
import { addDays, addMonths, type Day, type Weekday, weekdayOf } from "../shared/day";
import { onOrAfter } from "./working-days";

type Asked = Pick<PtReferral, "start" | "visitFrequency" | "sessionsRequested">;

const VISITS_SHOWN = 200;

const onDays =
  (...weekdays: readonly Weekday[]) =>
  (start: Day, n: number): Day => {
    let day = start;
    for (let at = 0; at <= n; at += 1)
      day = onOrAfter(at === 0 ? start : addDays(day, 1), (d) => weekdays.includes(weekdayOf(d))) ?? day;
    return day;
  };

// Product choice: twice a week is Monday and Thursday, three times is Monday, Wednesday and Friday.
const rhythms: Record<VisitFrequency, ((start: Day, n: number) => Day) | null> = {
  once: null,
  daily: (start, n) => addDays(start, n),
  "three-times-weekly": onDays("Mon", "Wed", "Fri"),
  "twice-weekly": onDays("Mon", "Thu"),
  weekly: (start, n) => addDays(start, n * 7),
  "every-2-weeks": (start, n) => addDays(start, n * 14),
  monthly: addMonths,
  "as-judged": null,
};

/** The days on which visits are expected, as many as asked or up to a last day; one for a single visit, none when the therapist judges. */
export function expectedVisits(t: Asked, last: Day): Day[] {
  if (t.visitFrequency === "once") return [t.start];
  const rhythm = rhythms[t.visitFrequency];
  const days: Day[] = [];
  if (!rhythm) return days;
  const most = t.sessionsRequested ?? VISITS_SHOWN;
  for (let n = 0; n < most; n += 1) {
    const day = rhythm(t.start, n);
    if (t.sessionsRequested === null && day > last) break;
    days.push(day);
  }
  return days;
}
