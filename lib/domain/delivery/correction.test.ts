import { describe, expect, it } from "vitest";
import { day } from "@/lib/testing/builders";
import type { CourseOrder } from "../schedule/course-order";
import { type Correction, correct } from "./correction";
import { newSessions } from "./course";
import type { CourseView } from "./moves";
import type { SessionState } from "./session-states";

const order: CourseOrder = {
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

function course(states: readonly SessionState[]): CourseView {
  const sessions = newSessions(order, []).map((s) => ({
    ...s,
    sessionId: `s${s.n}`,
    time: null,
    state: states[s.n - 1] ?? "planned",
  }));
  return { order, sessions, holidays: [], today: day("2026-11-26") };
}

const right = (over: Partial<Correction> = {}): Correction => ({ outcome: "given", day: day("2026-11-24"), ...over });
const problem = (view: CourseView, id: string, correction: Correction) => {
  const answer = correct(view, id, correction);
  return answer.ok ? null : answer.problem;
};

describe("a wrong record", () => {
  it.each(["given", "partly-given", "not-given", "given-elsewhere", "held", "omitted", "cancelled"] as const)(
    "that says %s can be put right",
    (state) => expect(correct(course(["given", state]), "s2", right()).ok).toBe(true),
  );

  it.each(["planned", "scheduled"] as const)("of a session that is %s does not exist", (state) => {
    expect(problem(course(["given", state]), "s2", right())).toMatchObject({ field: "outcome" });
  });

  it("is not replaced by something that happened on a day to come", () => {
    const view = course(["given", "given", "omitted", "omitted", "omitted"]);
    expect(problem(view, "s2", right({ day: day("2026-11-27") }))).toEqual({
      field: "day",
      message: expect.stringContaining("has not come"),
    });
    expect(problem(view, "s2", right({ outcome: "held", day: day("2026-11-27") }))).toBeNull();
  });

  it("is not moved before the course, or past another session", () => {
    const view = course(["given", "given", "given"]);
    expect(problem(view, "s1", right({ day: day("2026-11-20") }))?.message).toContain("The course begins on");
    expect(problem(view, "s2", right({ day: day("2026-11-23") }))?.message).toContain("Session 1 is on");
    expect(problem(view, "s2", right({ day: day("2026-11-25") }))?.message).toContain("Session 3 is on");
  });

  it("of a session that the order no longer has cannot become one to come", () => {
    const five = course(["given", "given", "given", "given", "given"]);
    const fewer = { ...five, order: { ...order, sessions: 4 }, today: day("2026-11-28") };
    expect(problem(fewer, "s5", right({ outcome: "planned", day: day("2026-11-27") }))).toMatchObject({
      field: "outcome",
    });
    expect(problem(fewer, "s5", right({ outcome: "not-given", day: day("2026-11-27") }))).toBeNull();
  });
});
