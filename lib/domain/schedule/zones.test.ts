// Every clock change of every time zone this machine knows, from 2020 to 2040: local days and times survive each of them.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { newSessions } from "../delivery/course";
import { icsOf } from "../delivery/ics";
import { addDays, asDay, type Day } from "../shared/day";
import { dayInZone, isZone, timeInZone } from "../shared/instant";
import { instantOf, isSkipped, skippedTimeProblem } from "../shared/local-time";
import type { CourseOrder } from "./course-order";

type Change = { readonly zone: string; readonly day: Day; readonly at: string; readonly minutes: number };

const zones = Intl.supportedValuesOf("timeZone");
const until = Temporal.Instant.from("2041-01-01T00:00:00Z");

/** The changes of a zone: the instant, the local day on which clocks are moved, and by how many minutes. */
function changesOf(zone: string): Change[] {
  const found: Change[] = [];
  let moment = Temporal.Instant.from("2020-01-01T00:00:00Z").toZonedDateTimeISO(zone);
  for (;;) {
    const next = moment.getTimeZoneTransition("next");
    if (!next || Temporal.Instant.compare(next.toInstant(), until) >= 0) return found;
    const before = next.subtract({ nanoseconds: 1 });
    const minutes = (next.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
    // The day on which people move their clocks, by the clock as it was.
    found.push({ zone, day: asDay(before.toPlainDate().toString()), at: next.toInstant().toString(), minutes });
    moment = next;
  }
}

// Zones that change together are looked at once each; every zone is in the list.
const changes = zones.flatMap(changesOf);
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const isLong = Boolean(process.env.CONCORD_LONG_TESTS);

/** Local times to try on the day of a change: each quarter of an hour of the day, or those around the change. */
function timesAround({ zone, at }: Change): string[] {
  if (isLong) return Array.from({ length: 96 }, (_, i) => timeOf(i * 15));
  const moved = Temporal.Instant.from(at).subtract({ minutes: 1 }).toZonedDateTimeISO(zone);
  const here = moved.hour * 60 + moved.minute + 1;
  return [-60, -15, 0, 15, 45, 60].map((by) => timeOf((here + by + 1440) % 1440));
}

describe("the clock changes of 2020 to 2040", () => {
  it("are all there: hundreds of zones, thousands of changes, in both directions and by half an hour too", () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(changes.length).toBeGreaterThan(4000);
    expect(changes.some((c) => c.minutes > 0) && changes.some((c) => c.minutes < 0)).toBe(true);
    expect(changes.some((c) => Math.abs(c.minutes) === 30)).toBe(true);
    expect(zones.filter((zone) => !isZone(zone))).toEqual([]);
  });

  it("a time of the day of each change, and of the days around it, is read back as it was set, or is named as one that never comes", () => {
    // Zones with the same rules have the same changes: each distinct one is enough.
    const distinct = [...new Map(changes.map((c) => [`${c.at} ${c.day} ${c.minutes}`, c])).values()];
    expect(distinct.length).toBeGreaterThan(1000);
    for (const change of distinct) {
      const { zone, day, minutes } = change;
      for (const on of [day, addDays(day, 1)])
        for (const time of timesAround(change)) {
          const instant = instantOf(on, time, zone);
          const read = { day: dayInZone(instant, zone), time: timeInZone(instant, zone) };
          if (!isSkipped(on, time, zone)) {
            expect(read, `${zone} ${on} ${time}`).toEqual({ day: on, time });
            continue;
          }
          // The rule: a time that never comes moves on by the gap.
          expect(minutes, `${zone} ${on} ${time}`).toBeGreaterThan(0);
          const ahead = minutesOf(read.time) - minutesOf(time) + (read.day === on ? 0 : 24 * 60);
          expect(ahead, `${zone} ${on} ${time}`).toBe(minutes);
        }
    }
  }, 1_200_000);

  it("a time that comes twice means the first", () => {
    const twice = changes.filter((c) => c.minutes < 0);
    for (const { zone, at, minutes } of twice) {
      const before = Temporal.Instant.from(at).subtract({ minutes: 15 }).toZonedDateTimeISO(zone);
      if (-minutes <= 15) continue;
      const [day, time] = [asDay(before.toPlainDate().toString()), before.toPlainTime().toString().slice(0, 5)];
      expect(instantOf(day, time, zone), `${zone} ${day} ${time}`).toBe(
        before
          .round({ smallestUnit: "minute", roundingMode: "floor" })
          .toInstant()
          .toString({ smallestUnit: "millisecond" }),
      );
    }
  }, 60_000);

  it("a skipped time is refused with a time that comes", () => {
    expect(skippedTimeProblem(asDay("2027-03-28"), "02:30", "Europe/Berlin")).toContain("03:30");
    expect(skippedTimeProblem(asDay("2027-03-28"), "03:00", "Europe/Berlin")).toBeNull();
    expect(skippedTimeProblem(asDay("2026-10-25"), "02:30", "Europe/Berlin")).toBeNull();
  });
});

describe("a course over any clock change, in any zone", () => {
  it("keeps its number of sessions, their order, their spacing and their local time, in the plan and in the calendar", () => {
    const anyChange = fc.nat(changes.length - 1).map((at) => changes[at]);
    fc.assert(
      fc.property(
        anyChange,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 14 }),
        (change, sessions, everyDays, before) => {
          if (!change) throw new Error("there are changes");
          const { zone } = change;
          const start = addDays(change.day, -before);
          const order: CourseOrder = {
            treatmentId: "t",
            planCourseId: "c",
            repeat: 1,
            kind: "exchange",
            label: "Induction",
            start,
            sessions,
            rhythm: { type: "interval", everyDays },
            workingDaysOnly: false,
          };
          const made = newSessions(order, []);
          expect(made.map((s) => s.day)).toEqual(
            Array.from({ length: sessions }, (_, i) => addDays(start, i * everyDays)),
          );
          const instants = made.map((s) => instantOf(s.day, "09:30", zone));
          expect([...instants].sort()).toEqual(instants);
          for (const [at, instant] of instants.entries())
            expect([dayInZone(instant, zone), timeInZone(instant, zone)]).toEqual([made[at]?.day, "09:30"]);
          const ics = icsOf(
            made.map((s) => ({
              uid: `c-${s.n}`,
              revision: 1,
              day: s.day,
              time: "09:30",
              zone,
              state: "scheduled" as const,
              summary: "Plasma exchange",
              location: "Ward",
              url: "https://concord.example/sessions/1",
            })),
            "2026-11-25T08:00:00.000Z",
          );
          const starts = [...ics.matchAll(/^DTSTART:(\d{8})T(\d{6})Z/gm)].map(
            ([, d = "", t = ""]) =>
              `${d.slice(0, 4)}-${d.slice(4, 6)}-${d.slice(6)}T${t.slice(0, 2)}:${t.slice(2, 4)}:${t.slice(4)}.000Z`,
          );
          expect(starts).toEqual(instants);
        },
      ),
      { seed: 20261123, numRuns: isLong ? 10_000 : 200 },
    );
  }, 300_000);
});
