// Moments in time, as ISO strings from the database, shown in the zone of a site.
import { asDay, type Day, formatDay } from "./day";

// A formatter costs far more to make than to use; there are only as many as sites have zones.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formatters.set(zone, made);
  return made;
}

function partsIn(instant: string, zone: string) {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) throw new RangeError(`Not an instant: "${instant}"`);
  const parts = formatterFor(zone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? "";
  return {
    day: asDay(`${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`),
    time: `${part("hour")}:${part("minute")}`,
  };
}

/** The calendar day that an instant falls on in an IANA zone such as `Europe/Berlin`. */
export function dayInZone(instant: string, zone: string): Day {
  return partsIn(instant, zone).day;
}

/** The local 24-hour time of an instant in a zone: `10:31`. */
export function timeInZone(instant: string, zone: string): string {
  return partsIn(instant, zone).time;
}

/**
 * An instant for reading, in 24-hour time: `23-Nov-2026 10:31` (DAT-1). The zone is named when `siteZone` is given and
 * differs from `zone`, and always when it is asked for with `siteZone: null`.
 */
export function formatInstant(instant: string, zone: string, siteZone?: string | null): string {
  const { day, time } = partsIn(instant, zone);
  const named = siteZone === null || (siteZone !== undefined && siteZone !== zone);
  return `${formatDay(day)} ${time}${named ? ` ${zone}` : ""}`;
}

/** Whether a text names a time zone that this machine knows. */
export function isZone(text: string): boolean {
  try {
    return text.includes("/") || text === "UTC"
      ? new Intl.DateTimeFormat("en-GB", { timeZone: text }).format(0) !== ""
      : false;
  } catch {
    return false;
  }
}
