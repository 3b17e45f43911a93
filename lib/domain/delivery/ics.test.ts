import { describe, expect, it } from "vitest";
import { day } from "@/lib/testing/builders";
import { type CalendarEvent, icsOf } from "./ics";

const now = "2026-11-23T10:00:00.000Z";
const event: CalendarEvent = {
  uid: "c-3",
  revision: 2,
  day: day("2026-11-27"),
  time: "09:30",
  zone: "Europe/Berlin",
  state: "scheduled",
  summary: "Immune globulin, infusion 3 of 5",
  location: "Day ward; second floor",
  url: "https://concord.example/sessions/x",
};
const linesOf = (text: string) => text.split("\r\n");

describe("the calendar", () => {
  it("writes a session at its instant, commas and semicolons escaped", () => {
    expect(linesOf(icsOf([event], now))).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Concord//Sessions//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "X-WR-CALNAME:Concord sessions",
      "BEGIN:VEVENT",
      "UID:c-3@concord",
      "DTSTAMP:20261123T100000Z",
      "SEQUENCE:2",
      "DTSTART:20261127T083000Z",
      "SUMMARY:Immune globulin\\, infusion 3 of 5",
      "LOCATION:Day ward\\; second floor",
      "URL:https://concord.example/sessions/x",
      "STATUS:CONFIRMED",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("a session without a time is a whole day, a planned one tentative, an omitted one cancelled", () => {
    const lines = linesOf(
      icsOf(
        [
          { ...event, time: null, state: "planned" },
          { ...event, state: "omitted" },
        ],
        now,
      ),
    );
    expect(lines).toContain("DTSTART;VALUE=DATE:20261127");
    expect(lines.filter((line) => line.startsWith("STATUS"))).toEqual(["STATUS:TENTATIVE", "STATUS:CANCELLED"]);
  });

  it("a long name is folded at 75 octets, never inside a letter, and reads the same unfolded", () => {
    const summary = `${"Ärztlich überwachte Infusion ".repeat(6)}Ende`;
    const text = icsOf([{ ...event, summary }], now);
    for (const line of linesOf(text)) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n ", "")).toContain(`SUMMARY:${summary}`);
  });
});
