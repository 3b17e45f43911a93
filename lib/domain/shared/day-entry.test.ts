import { describe, expect, it } from "vitest";
import { asDay } from "./day";
import { type DateOrder, readDayEntry } from "./day-entry";

const today = asDay("2026-11-23");
const read = (typed: string, order: DateOrder | null = "day-month") => readDayEntry(typed, { today, order });

describe("a typed date", () => {
  it.each([
    ["23 nov 26", "2026-11-23"],
    ["3 November 2026", "2026-11-03"],
    ["Nov 3, 2026", "2026-11-03"],
    ["23-Nov-2026", "2026-11-23"],
    ["23/11/2026", "2026-11-23"],
    ["3/4/2027", "2027-04-03"],
    ["2026-11-23", "2026-11-23"],
    ["t", "2026-11-23"],
    ["t+14", "2026-12-07"],
    ["T - 1", "2026-11-22"],
    ["+6w", "2027-01-04"],
    ["+10d", "2026-12-03"],
    ["m+3", "2027-02-23"],
    ["w+2", "2026-12-07"],
    ["12 may 58", "1958-05-12"],
  ])("%s is %s", (typed, day) => {
    expect(read(typed)).toMatchObject({ kind: "day", day });
  });

  it("follows the site's order of numbers", () => {
    expect(read("3/4/2027", "month-day")).toMatchObject({ kind: "day", day: "2027-03-04" });
  });

  it("echoes the weekday and the day of the plan", () => {
    expect(readDayEntry("t+3", { today, order: null, dayOne: today })).toMatchObject({
      echo: "Thu 26-Nov-2026, day 4",
    });
    expect(readDayEntry("t-2", { today, order: null, dayOne: today })).toMatchObject({
      echo: "Sat 21-Nov-2026, 2 days before day 1",
    });
  });

  it.each([
    ["3/4/2027", null, ["2027-04-03", "2027-03-04"]],
    ["3/4/27", "day-month", ["2027-04-03", "2027-03-04"]],
    ["11/23/2026", "day-month", ["2026-11-23"]],
  ] as const)("%s at a site with order %s is asked about", (typed, order, options) => {
    expect(read(typed, order)).toMatchObject({ kind: "question", options });
  });

  it.each(["", "tomorrow", "31 feb 2026", "32/13/2026", "t+9999", "m+3w", "23 xyz 2026", "2026-02-30", "23 11"])(
    "%j is refused with how to mend it",
    (typed) => {
      const entry = read(typed);
      expect(entry.kind).toBe("problem");
    },
  );
});
