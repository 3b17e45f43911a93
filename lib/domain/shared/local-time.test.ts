import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { asDay } from "./day";
import { dayInZone, timeInZone } from "./instant";
import { instantOf, isLocalTime } from "./local-time";

const at = (day: string, time: string, zone: string) => instantOf(asDay(day), time, zone);

describe("a session's local date and time", () => {
  it("means the later side of the hour that is skipped when clocks go forward", () => {
    expect(at("2027-03-28", "02:30", "Europe/Berlin")).toBe("2027-03-28T01:30:00.000Z");
    expect(timeInZone("2027-03-28T01:30:00.000Z", "Europe/Berlin")).toBe("03:30");
  });

  it("means the first of the two hours when clocks go back", () => {
    expect(at("2026-11-01", "01:30", "America/Los_Angeles")).toBe("2026-11-01T08:30:00.000Z");
  });

  it("stays on its day everywhere when it is not in a change of clocks", () => {
    for (const zone of ["UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Apia", "Asia/Kathmandu"])
      expect([
        dayInZone(at("2026-11-23", "09:30", zone), zone),
        timeInZone(at("2026-11-23", "09:30", zone), zone),
      ]).toEqual(["2026-11-23", "09:30"]);
  });

  it.each(["24:00", "9:30", "09:60", "", "09:30:00"])("%s is not a time of the day", (text) => {
    expect(isLocalTime(text)).toBe(false);
  });
});

interface Turn {
  readonly zone: string;
  readonly at: Temporal.Instant;
}

const first = Temporal.Instant.from("2020-01-01T00:00:00Z");
const last = Temporal.Instant.from("2041-01-01T00:00:00Z");

function turnsOf(zone: string): Turn[] {
  const turns: Turn[] = [];
  let from = first.toZonedDateTimeISO(zone);
  for (;;) {
    const next = from.getTimeZoneTransition("next");
    if (!next || Temporal.Instant.compare(next.toInstant(), last) >= 0) return turns;
    turns.push({ zone, at: next.toInstant() });
    from = next;
  }
}

/** The instants around a change of clocks, to the minute, that the local clock shows as a given date and time. */
function readings({ zone, at: turn }: Turn, local: Temporal.PlainDateTime): string[] {
  const offsets = [turn.subtract({ minutes: 1 }), turn].map((i) => i.toZonedDateTimeISO(zone).offsetNanoseconds / 6e10);
  const asUtc = local.toZonedDateTime("UTC").toInstant();
  return [...new Set(offsets)]
    .map((minutes) => asUtc.subtract({ nanoseconds: Math.round(minutes * 6e10) }))
    .filter((i) => i.toZonedDateTimeISO(zone).toPlainDateTime().equals(local))
    .map((i) => i.toString({ smallestUnit: "millisecond" }))
    .sort();
}

describe("every change of clocks from 2020 to 2040, in every zone this machine knows", () => {
  const turns = Intl.supportedValuesOf("timeZone").flatMap(turnsOf);

  it("there are many", () => {
    expect(turns.length).toBeGreaterThan(4000);
  });

  it("a local time that happens means its first instant; one that is skipped means the same time by the clock before", () => {
    let [gaps, overlaps] = [0, 0];
    for (const turn of turns) {
      const before = turn.at.subtract({ minutes: 1 }).toZonedDateTimeISO(turn.zone);
      const after = turn.at.toZonedDateTimeISO(turn.zone);
      const jump = Math.round((after.offsetNanoseconds - before.offsetNanoseconds) / 6e10);
      const wall = turn.at.toZonedDateTimeISO("UTC").add({ nanoseconds: before.offsetNanoseconds }).toPlainDateTime();
      // The middle of the gap or of the hour that comes twice, and a minute on either side of the turn.
      for (const minutes of [Math.trunc(jump / 2), -1, jump + 1]) {
        const local = wall.add({ minutes }).round({ smallestUnit: "minute", roundingMode: "floor" });
        const [day, time] = [asDay(local.toPlainDate().toString()), local.toPlainTime().toString().slice(0, 5)];
        const meant = instantOf(day, time, turn.zone);
        const possible = readings(turn, local);
        if (possible.length > 1) overlaps += 1;
        if (possible.length > 0) {
          if (meant !== possible[0]) throw new Error(`${turn.zone} ${day} ${time}: ${meant}, not ${possible[0]}`);
        } else {
          gaps += 1;
          const moved = local.toZonedDateTime("UTC").toInstant().subtract({ nanoseconds: before.offsetNanoseconds });
          if (meant !== moved.toString({ smallestUnit: "millisecond" }) || Temporal.Instant.compare(moved, turn.at) < 0)
            throw new Error(`${turn.zone} ${day} ${time}: ${meant} is not on the later side of the gap`);
        }
      }
    }
    expect(gaps).toBeGreaterThan(1000);
    expect(overlaps).toBeGreaterThan(1000);
  });
});
