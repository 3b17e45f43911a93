import { describe, expect, it } from "vitest";
import { day } from "@/lib/testing/builders";
import type { CourseOrder } from "../schedule/course-order";
import type { Day } from "../shared/day";
import { type CourseSession, newSessions, type Scope, sessionName } from "./course";
import { delivered, deliveredSentence } from "./delivered";
import { applied, type CourseView, cancel, defer, omit, stopCourse, tooClose } from "./moves";
import { rePlan, rePlanned } from "./re-plan";
import type { SessionState } from "./session-states";

const ivig: CourseOrder = {
  treatmentId: "t",
  planCourseId: "c",
  repeat: 1,
  kind: "ivig",
  label: "Induction",
  start: day("2026-11-23"),
  sessions: 5,
  rhythm: { type: "interval", everyDays: 1 },
  workingDaysOnly: false,
};
const regimen: CourseOrder = {
  ...ivig,
  kind: "cycle",
  sessions: 6,
  rhythm: { type: "cycle", cycleDays: 21, givenOn: [1, 2, 3] },
};

function course(
  order: CourseOrder,
  states: Readonly<Record<number, SessionState>> = {},
  today = "2026-11-23",
): CourseView {
  const sessions = newSessions(order, []).map(
    (s): CourseSession => ({ ...s, sessionId: `s${s.n}`, time: null, state: states[s.n] ?? "planned" }),
  );
  return { order, sessions, holidays: [], today: day(today) };
}

const days = (sessions: readonly CourseSession[]) => sessions.map((s) => s.day.slice(5));
const daysAfter = (view: CourseView, id: string, to: string, scope: Scope) => {
  const answer = defer(view, id, day(to), scope);
  return answer.ok ? days(applied(view.sessions, answer.value, (c) => `${c.sessionId}'`)) : answer.problem;
};
const twoGiven = course(ivig, { 1: "given", 2: "given" }, "2026-11-25");

describe("deferring infusion 3 of 5 by two days", () => {
  it("with all that follow moves infusions 3 to 5, and leaves the given ones", () => {
    expect(daysAfter(twoGiven, "s3", "2026-11-27", "this-and-following")).toEqual([
      "11-23",
      "11-24",
      "11-27",
      "11-28",
      "11-29",
    ]);
  });

  it("alone is refused when it would come after the fourth", () => {
    expect(daysAfter(twoGiven, "s3", "2026-11-27", "this")).toBe(
      "Session 3 on 27-Nov-2026 would not come before session 4 on 26-Nov-2026: choose another day, or move all that follow",
    );
  });

  it("alone is possible for the last, and says when two come closer than ordered", () => {
    expect(daysAfter(twoGiven, "s5", "2026-11-30", "this")).toEqual(["11-23", "11-24", "11-25", "11-26", "11-30"]);
    const everyOther = course({ ...ivig, rhythm: { type: "interval", everyDays: 2 } });
    const moved = defer(everyOther, "s4", day("2026-11-30"), "this");
    expect(
      moved.ok &&
        tooClose(
          everyOther.order,
          applied(everyOther.sessions, moved.value, (c) => c.sessionId),
        ),
    ).toEqual([5]);
  });

  it.each([
    ["to the same day", "s3", "2026-11-25", "Choose a day after 25-Nov-2026"],
    ["of a given one", "s2", "2026-11-27", "This session is given: it cannot be moved"],
    ["of an unknown one", "s9", "2026-11-27", "This session is no longer part of the course: look at it again"],
  ])("is refused %s", (_, id, to, problem) => {
    expect(daysAfter(twoGiven, id, to, "whole-course")).toBe(problem);
  });

  it("is refused into the past", () => {
    const late = course(ivig, { 1: "given" }, "2026-12-01");
    expect(daysAfter(late, "s2", "2026-11-29", "this-and-following")).toBe(
      "Session 2 would fall on 29-Nov-2026, which is past: choose a later day",
    );
  });
});

describe("other moves", () => {
  it("the whole course moves what is open before the chosen session too", () => {
    expect(daysAfter(course(ivig), "s3", "2026-11-26", "whole-course")).toEqual([
      "11-24",
      "11-25",
      "11-26",
      "11-27",
      "11-28",
    ]);
  });

  it("deferring day 1 of a cycle takes the days of that cycle with it and no other cycle", () => {
    expect(daysAfter(course(regimen), "s4", "2026-12-21", "this")).toEqual([
      "11-23",
      "11-24",
      "11-25",
      "12-21",
      "12-22",
      "12-23",
    ]);
  });

  it("omitting and cancelling end open sessions only, and stopping those from a day on", () => {
    const omitted = omit(twoGiven, "s4", "this-and-following");
    expect(omitted.ok && omitted.value.map((c) => [c.n, c.move])).toEqual([
      [4, "omit"],
      [5, "omit"],
    ]);
    const all = cancel(twoGiven, "s5", "whole-course");
    expect(all.ok && all.value.map((c) => c.n)).toEqual([3, 4, 5]);
    expect(stopCourse(twoGiven, day("2026-11-26")).map((c) => c.n)).toEqual([4, 5]);
  });

  it("a held session may be given on the same day, as its own successor", () => {
    const held = course(ivig, { 1: "given", 2: "given", 3: "held" }, "2026-11-25");
    const answer = defer(held, "s3", day("2026-11-25"), "this");
    const next = answer.ok ? applied(held.sessions, answer.value, () => "new") : [];
    expect(next.map((s) => [s.sessionId, s.state])[2]).toEqual(["new", "planned"]);
    expect(next).toHaveLength(5);
  });

  it("names a session by its number, and in a regimen by its cycle", () => {
    expect([sessionName(ivig, 3), sessionName({ ...ivig, kind: "exchange" }, 3), sessionName(regimen, 5)]).toEqual([
      "Infusion 3 of 5",
      "Session 3 of 5",
      "Cycle 2 of 2, day 2",
    ]);
  });
});

describe("planned against delivered", () => {
  it("says in one sentence what was given and what departed from the order", () => {
    const answer = defer(twoGiven, "s3", day("2026-11-27"), "this-and-following");
    const moved = answer.ok ? applied(twoGiven.sessions, answer.value, (c) => c.sessionId) : [];
    const done = moved.map((s): CourseSession => ({ ...s, state: s.n < 5 ? "given" : "omitted" }));
    expect(deliveredSentence(delivered(done, day("2026-11-30")))).toBe(
      "4 of 5 sessions given, 1 omitted, 2 deferred by 2 days",
    );
    expect(deliveredSentence(delivered(moved, day("2026-11-28")), "infusion")).toBe(
      "2 of 5 infusions given, 3 deferred by 2 days, 1 not recorded yet, next 28-Nov-2026",
    );
  });

  it("a course of one session is in the singular", () => {
    const one = course({ ...ivig, sessions: 1 }, { 1: "given-elsewhere" });
    expect(deliveredSentence(delivered(one.sessions, day("2026-11-24")))).toBe(
      "0 of 1 session given, 1 given elsewhere",
    );
  });
});

describe("an amendment", () => {
  const from = day("2026-11-25");
  const amended = (view: CourseView, previous: CourseOrder, next: CourseOrder, on: Day = from) =>
    rePlanned(view.sessions, rePlan(view.sessions, { previous, next, holidays: [], from: on }), (s) => `new${s.n}`);

  it("that adds two sessions appends them, and what was put off stays put off", () => {
    const answer = defer(twoGiven, "s3", day("2026-11-27"), "this-and-following");
    const view = {
      ...twoGiven,
      sessions: answer.ok ? applied(twoGiven.sessions, answer.value, (c) => `${c.sessionId}'`) : [],
    };
    const seven = { ...ivig, sessions: 7 };
    expect(days(amended(view, ivig, seven))).toEqual(["11-23", "11-24", "11-27", "11-28", "11-29", "11-30", "12-01"]);
  });

  it("to every third day keeps what was given and spaces the rest from it", () => {
    const third = { ...ivig, rhythm: { type: "interval", everyDays: 3 } } as const;
    const result = amended(twoGiven, ivig, third);
    expect(days(result)).toEqual(["11-23", "11-24", "11-27", "11-30", "12-03"]);
    expect(result.map((s) => s.sessionId)).toEqual(["s1", "s2", "new3", "new4", "new5"]);
  });

  it("that takes sessions away cancels the last ones, and giving them back plans them again", () => {
    const three = { ...ivig, sessions: 3 };
    const fewer = amended(twoGiven, ivig, three);
    expect(fewer.map((s) => s.state)).toEqual(["given", "given", "planned", "cancelled", "cancelled"]);
    const again = amended({ ...twoGiven, sessions: fewer }, three, ivig);
    expect(again.map((s) => s.state)).toEqual(["given", "given", "planned", "planned", "planned"]);
    expect(days(again)).toEqual(days(twoGiven.sessions));
  });

  it("signed in the middle never plans anything in the past", () => {
    const later = { ...ivig, rhythm: { type: "interval", everyDays: 2 } } as const;
    expect(days(amended(twoGiven, ivig, later, day("2026-11-25")))).toEqual([
      "11-23",
      "11-24",
      "11-26",
      "11-28",
      "11-30",
    ]);
    const nothingGiven = course(ivig, {}, "2026-11-20");
    const earlier = { ...ivig, start: day("2026-11-10") };
    expect(days(amended(nothingGiven, ivig, earlier, day("2026-11-20")))[0]).toBe("11-20");
  });

  it("that does not touch the course changes nothing", () => {
    expect(rePlan(twoGiven.sessions, { previous: ivig, next: ivig, holidays: [], from })).toEqual({
      cancel: [],
      add: [],
    });
  });
});
