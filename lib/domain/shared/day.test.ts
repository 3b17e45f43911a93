import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  ageAt,
  asDay,
  compareDays,
  type Day,
  daysBetween,
  formatDay,
  formatDayLong,
  isDay,
  parseDay,
  weekdayOf,
} from "./day";
import { daySchema } from "./day-schema";

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((n) => addDays(asDay("1900-01-01"), n));

describe("a calendar day", () => {
  it.each(["2026-11-23", "2024-02-29", "1999-12-31"])("%s is one", (text) => {
    expect(isDay(text)).toBe(true);
    expect(parseDay(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "23-11-2026",
    "2026-11-23T00:00:00Z",
    "0000-01-01",
    "",
    "٢٠٢٦-١١-٢٣",
  ])("%j is none", (text) => {
    expect(isDay(text)).toBe(false);
    expect(parseDay(text).ok).toBe(false);
    expect(daySchema.safeParse(text).success).toBe(false);
    expect(() => asDay(text)).toThrow(RangeError);
  });

  it("is shown with the month in letters", () => {
    expect([formatDay(asDay("2026-11-03")), formatDayLong(asDay("2026-11-23"))]).toEqual([
      "03-Nov-2026",
      "Mon 23-Nov-2026",
    ]);
  });

  it("a month after 31 January is the last of February", () => {
    expect([
      addMonths(asDay("2027-01-31"), 1),
      addMonths(asDay("2028-01-31"), 1),
      addMonths(asDay("2026-03-31"), -13),
    ]).toEqual(["2027-02-28", "2028-02-29", "2025-02-28"]);
  });

  it.each([
    ["1980-11-23", "2026-11-22", 45],
    ["1980-11-23", "2026-11-23", 46],
    ["2004-02-29", "2026-02-28", 21],
    ["2004-02-29", "2026-03-01", 22],
  ])("born %s, the age on %s is %i", (born, on, age) => {
    expect(ageAt(asDay(born), asDay(on))).toBe(age);
  });

  it("adding days and counting them are inverse, over leap years and clock changes", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -15000, max: 15000 }), (day, n) => daysBetween(day, addDays(day, n)) === n),
    );
  });

  it("comparing agrees with the calendar, and weekdays repeat every seven days", () => {
    fc.assert(
      fc.property(
        anyDay,
        anyDay,
        (a: Day, b: Day) =>
          Math.sign(compareDays(a, b)) === -Math.sign(daysBetween(a, b)) && weekdayOf(addDays(a, 7)) === weekdayOf(a),
      ),
    );
  });
});
