// A local date and time of a site as an instant.
import { Temporal } from "temporal-polyfill";
import type { Day } from "./day";

/**
 * The instant of a local time (`HH:MM`) in an IANA zone, as ISO text in UTC. A time skipped when clocks go forward moves
 * on by the gap; one that happens twice means the first.
 */
export function instantOf(day: Day, time: string, zone: string): string {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return local
    .toZonedDateTime(zone, { disambiguation: "compatible" })
    .toInstant()
    .toString({ smallestUnit: "millisecond" });
}

/** Whether a text is a 24-hour time such as 09:05. */
export function isLocalTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether clocks go forward over a local time on that day in a zone, so that the time never comes. */
export function isSkipped(day: Day, time: string, zone: string): boolean {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return !local.equals(local.toZonedDateTime(zone, { disambiguation: "compatible" }).toPlainDateTime());
}

/** The words for a time that never comes; null for any other time, one that comes twice included (it means the first). */
export function skippedTimeProblem(day: Day, time: string, zone: string): string | null {
  if (!isSkipped(day, time, zone)) return null;
  const next = Temporal.Instant.from(instantOf(day, time, zone))
    .toZonedDateTimeISO(zone)
    .toPlainTime();
  const shown = next.toString({ smallestUnit: "minute" });
  return `Clocks in ${zone} go forward over ${time} on this day: enter another time, such as ${shown}`;
}
