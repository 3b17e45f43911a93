// FHIR date and dateTime, read with the precision the sender gave and no more.
import { type Day, isDay } from "@/lib/domain/shared/day";

/**
 * A recorded time. `day` is the calendar day as the sender wrote it (null when only a year or month is known);
 * `instant` is UTC and only known when the sender gave a zone.
 */
export type RecordedTime = {
  readonly text: string;
  readonly precision: "year" | "month" | "day" | "local-time" | "instant";
  readonly day: Day | null;
  readonly instant: string | null;
};

const PATTERN =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/;

/** Reads a FHIR date or dateTime of the years 1850 to 2199; null when it is none. A time without zone stays local. */
export function readRecordedTime(text: string): RecordedTime | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [, year, month, dayOfMonth, zone] = match;
  if (Number(year) < 1850 || Number(year) > 2199) return null;
  if (month === undefined) return { text, precision: "year", day: null, instant: null };
  if (dayOfMonth === undefined) return { text, precision: "month", day: null, instant: null };
  const day = text.slice(0, 10);
  if (!isDay(day)) return null;
  if (text.length === 10) return { text, precision: "day", day, instant: null };
  if (zone === undefined) return { text, precision: "local-time", day, instant: null };
  return { text, precision: "instant", day, instant: new Date(text).toISOString() };
}

const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?$/;

/** True for a FHIR time of day, which by definition has no zone. */
export function isTimeOfDay(text: string): boolean {
  return TIME_OF_DAY.test(text);
}
