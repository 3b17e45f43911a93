import { describe, expect, it } from "vitest";
import { countFrom, typedExchangeSessions, typedIvigSessions, typedRadiotherapyDays, typedRepeats } from "./preview";

describe("dates of a half-typed treatment", () => {
  it("an exchange course by interval and by weekday", () => {
    const start = "2026-11-30";
    expect(typedExchangeSessions({ start, sessions: "3", rhythm: { type: "interval", everyDays: "2" } })).toEqual([
      "2026-11-30",
      "2026-12-02",
      "2026-12-04",
    ]);
    expect(typedExchangeSessions({ start, sessions: 2, rhythm: { type: "weekdays", weekdays: ["Tue", "x"] } })).toEqual(
      ["2026-12-01", "2026-12-08"],
    );
  });

  it.each([
    { sessions: "5", rhythm: { type: "interval", everyDays: "2" } },
    { start: "2026-11-30", sessions: "x", rhythm: { type: "interval", everyDays: "2" } },
    { start: "2026-11-30", sessions: "101", rhythm: { type: "interval", everyDays: "2" } },
    { start: "2026-11-30", sessions: "5" },
    { start: "2026-11-30", sessions: "5", rhythm: { type: "weekdays", weekdays: [] } },
    { start: "2026-11-30", sessions: "5", rhythm: {} },
  ])("are not shown while something is missing: %j", (course) => {
    expect(typedExchangeSessions(course)).toBeNull();
  });

  it("infusions of a repeated course", () => {
    const typed = { start: "2026-11-30", days: "2", repeats: "2", everyWeeks: "4" };
    expect(typedIvigSessions(typed)).toEqual(["2026-11-30", "2026-12-01", "2026-12-28", "2026-12-29"]);
    expect(typedIvigSessions({ ...typed, everyWeeks: "" })).toBeNull();
    expect(typedIvigSessions({ ...typed, repeats: "1", everyWeeks: null })).toHaveLength(2);
  });

  it("fractions and repeats", () => {
    expect(typedRadiotherapyDays({ start: "2026-11-30", fractions: "30", fractionsPerWeek: "10" })).toHaveLength(15);
    expect(typedRadiotherapyDays({ start: "2026-11-30", fractions: "30" })).toBeNull();
    expect(typedRepeats("2026-11-30", "21", "2")).toEqual(["2026-11-30", "2026-12-21"]);
    expect(typedRepeats("2026-11-30", "21", "")).toBeNull();
  });

  it("a count is a whole number in its range", () => {
    expect([countFrom(" 7 ", 1, 10), countFrom(7, 1, 10)]).toEqual([7, 7]);
    expect(["", "7.5", "-1", "11", null, undefined].map((leaf) => countFrom(leaf, 1, 10))).toEqual(Array(6).fill(null));
  });
});
