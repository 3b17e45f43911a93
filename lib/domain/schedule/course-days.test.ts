import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "@/lib/testing/builders";
import { aCheckpointInhibitor, anIvig, aRegimen } from "@/lib/testing/course-builders";
import { addDays, type Day, daysBetween } from "../shared/day";
import { courseDays, leastGap, shifted } from "./course-days";
import { type CourseOrder, courseKey, courseOrders, cycleOf } from "./course-order";
import { isWorkingDay } from "./working-days";

const monday = day("2026-11-23");
const christmas = [day("2026-12-25"), day("2026-12-26")];

const order = (over: Partial<CourseOrder> = {}): CourseOrder => ({
  treatmentId: "t",
  planCourseId: "c",
  repeat: 1,
  kind: "exchange",
  label: "Induction",
  start: monday,
  sessions: 5,
  rhythm: { type: "interval", everyDays: 2 },
  workingDaysOnly: false,
  ...over,
});

describe("the courses of a treatment", () => {
  it("immune globulin repeated every 4 weeks is a course each time", () => {
    const [course] = anIvig().courses;
    if (!course) throw new Error("the sample has a course");
    const orders = courseOrders(anIvig({ courses: [{ ...course, repeats: 2, everyWeeks: 4, days: 2 }] }));
    expect(orders.map((o) => [o.label, o.start, o.sessions])).toEqual([
      ["Induction, 1 of 2", "2026-11-23", 2],
      ["Induction, 2 of 2", "2026-12-21", 2],
    ]);
    expect(new Set(orders.map(courseKey)).size).toBe(2);
  });

  it("a regimen on days 1 to 3 of four cycles has twelve sessions, three to a cycle", () => {
    const [regimen] = courseOrders(aRegimen());
    if (!regimen) throw new Error("a regimen is one course");
    const days = courseDays(regimen, []);
    expect(days.slice(0, 5)).toEqual(["2026-11-23", "2026-11-24", "2026-11-25", "2026-12-14", "2026-12-15"]);
    expect([days.length, cycleOf(regimen, 3), cycleOf(regimen, 4), leastGap(regimen, 3)]).toEqual([12, 1, 2, 19]);
  });

  it("an inhibitor without a number of doses has as many as begin by its review", () => {
    const open = aCheckpointInhibitor({ dosesPlanned: null, end: null, everyDays: 21, reviewOn: addDays(monday, 63) });
    expect(courseOrders(open).map((o) => o.sessions)).toEqual([4]);
  });
});

describe("working days only", () => {
  it("an exchange that would fall on a Sunday comes on Monday, and the next two days after it", () => {
    expect(courseDays(order({ workingDaysOnly: true }), [])).toEqual([
      "2026-11-23",
      "2026-11-25",
      "2026-11-27",
      "2026-11-30",
      "2026-12-02",
    ]);
  });

  it("infusions on consecutive days pass over the holidays of the site", () => {
    const infusions = order({
      start: day("2026-12-23"),
      rhythm: { type: "interval", everyDays: 1 },
      workingDaysOnly: true,
    });
    expect(courseDays(infusions, christmas)).toEqual([
      "2026-12-23",
      "2026-12-24",
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
    ]);
  });

  it("a fixed weekday that is a holiday falls out, and the course goes on for one more", () => {
    const fridays = order({ start: day("2026-12-18"), sessions: 2, rhythm: { type: "weekdays", weekdays: ["Fri"] } });
    expect(courseDays({ ...fridays, workingDaysOnly: true }, christmas)).toEqual(["2026-12-18", "2027-01-01"]);
  });
});

const anyOrder = fc
  .record({
    start: fc.integer({ min: 0, max: 600 }).map((n) => addDays(monday, n)),
    sessions: fc.integer({ min: 1, max: 30 }),
    rhythm: fc.oneof(
      fc.integer({ min: 1, max: 30 }).map((everyDays) => ({ type: "interval" as const, everyDays })),
      fc
        .subarray(["Mon", "Tue", "Wed", "Thu", "Fri"] as const, { minLength: 1 })
        .map((weekdays) => ({ type: "weekdays" as const, weekdays: [...weekdays] })),
      fc
        .uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 4 })
        .map((on) => ({ type: "cycle" as const, cycleDays: 21, givenOn: [...on].sort((a, b) => a - b) })),
    ),
    workingDaysOnly: fc.boolean(),
  })
  .map((over) => order(over));
const anyHolidays = fc.uniqueArray(
  fc.integer({ min: 0, max: 900 }).map((n) => addDays(monday, n)),
  { maxLength: 20 },
);

describe("for any course", () => {
  it("there are as many days as sessions, in order, never closer than the rhythm, on allowed days", () => {
    fc.assert(
      fc.property(anyOrder, anyHolidays, (course, holidays) => {
        const days = courseDays(course, holidays);
        expect(days).toHaveLength(course.sessions);
        for (const [at, here] of days.entries()) {
          const before = days[at - 1];
          if (before) expect(daysBetween(before, here)).toBeGreaterThanOrEqual(leastGap(course, at));
          if (course.workingDaysOnly) expect(isWorkingDay(here, holidays)).toBe(true);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it("shifting keeps the number, the order and the spacing of the sessions, and the first comes on the chosen day", () => {
    const by = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(anyOrder, anyHolidays, by, fc.nat(29), (course, holidays, days, from) => {
        const planned = courseDays(course, holidays).map((d, i) => ({ n: i + 1, day: d }));
        const moved = planned.slice(from % planned.length);
        const to = addDays(moved[0]?.day ?? monday, days);
        const next = shifted(course, moved, to, holidays);
        expect([next.length, next[0]]).toEqual([moved.length, to]);
        const apart = (list: readonly Day[], at: number) => daysBetween(list[at - 1] ?? to, list[at] ?? to);
        for (let at = 1; at < next.length; at += 1) {
          const least = leastGap(course, moved[at - 1]?.n ?? 1);
          expect(apart(next, at)).toBeGreaterThanOrEqual(least);
          const isPlain = course.rhythm.type !== "weekdays" && !course.workingDaysOnly;
          const old = moved.map((s) => s.day);
          if (isPlain) expect(apart(next, at)).toBe(apart(old, at));
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
