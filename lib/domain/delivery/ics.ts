// A calendar of sessions as iCalendar text (RFC 5545). It names treatments and never a patient.

import type { Day } from "../shared/day";
import { instantOf } from "../shared/local-time";
import type { SessionState } from "./session-states";

export interface CalendarEvent {
  /** Stays the same when the session is moved, so that calendars move the entry instead of adding one. */
  readonly uid: string;
  readonly revision: number;
  readonly day: Day;
  /** Local time at the site; null for the whole day. */
  readonly time: string | null;
  readonly zone: string;
  readonly state: SessionState;
  readonly summary: string;
  readonly location: string;
  readonly url: string;
}

const LINE_OCTETS = 75;

const escaped = (text: string) => text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r?\n/g, "\\n");
const compact = (iso: string) => iso.replace(/\.\d+/, "").replace(/[-:]/g, "");

const octetsOf = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Lines are at most 75 octets; what is longer goes on after a space on the next. */
function folded(line: string): string {
  let [out, octets] = ["", 0];
  for (const char of line) {
    if (octets + octetsOf(char) > LINE_OCTETS) [out, octets] = [`${out}\r\n `, 1];
    out += char;
    octets += octetsOf(char);
  }
  return out;
}

const statuses: Partial<Record<SessionState, string>> = {
  planned: "TENTATIVE",
  cancelled: "CANCELLED",
  omitted: "CANCELLED",
  "not-given": "CANCELLED",
};

function eventLines(event: CalendarEvent, stamp: string): string[] {
  const { day, time, zone } = event;
  const start = time ? `DTSTART:${compact(instantOf(day, time, zone))}` : `DTSTART;VALUE=DATE:${compact(day)}`;
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}@concord`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${event.revision}`,
    start,
    `SUMMARY:${escaped(event.summary)}`,
    `LOCATION:${escaped(event.location)}`,
    `URL:${event.url}`,
    `STATUS:${statuses[event.state] ?? "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** The events as one calendar; `now` is the instant it is made at, ISO in UTC. */
export function icsOf(events: readonly CalendarEvent[], now: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Concord//Sessions//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Concord sessions",
    ...events.flatMap((event) => eventLines(event, compact(now))),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
