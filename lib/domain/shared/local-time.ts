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
