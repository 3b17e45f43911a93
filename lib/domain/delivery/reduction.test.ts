import { describe, expect, it } from "vitest";
import { aRegimen } from "@/lib/testing/course-builders";
import { courseOrders } from "../schedule/course-order";
import { newSessions } from "./course";
import { givenOnDay, reducedAmount, reductionSpan, reductionSums } from "./reduction";
import { sessionDose } from "./session-dose";
import type { SessionState } from "./session-states";

const [order] = courseOrders(aRegimen());
if (!order) throw new Error("a regimen is one course");
const sessions = newSessions(order, []).map((s) => ({
  ...s,
  sessionId: `s${s.n}`,
  time: null,
  state: (s.n <= 3 ? "given" : "planned") as SessionState,
}));
const span = (id: string, scope: "this" | "this-and-following" | "whole-course") =>
  reductionSpan(order, sessions, id, scope);

describe("a reduced dose of chemotherapy", () => {
  it("is the signed amount times the percentage, exact, with its sum", () => {
    expect(reducedAmount("390", 75)).toBe("292.5");
    expect(reducedAmount("0.1", 33)).toBe("0.033");
    const [sum] = reductionSums(givenOnDay(aRegimen(), 1), 75);
    expect(sum).toMatch(/^CARBOplatin 390\smg × 75% = 292\.5\smg$/);
  });

  it("holds for the rest of its cycle, for all that follow, or for every session still to come", () => {
    expect(span("s5", "this")).toEqual({ ok: true, value: { fromN: 5, toN: 6 } });
    expect(span("s5", "this-and-following")).toEqual({ ok: true, value: { fromN: 5, toN: null } });
    expect(span("s5", "whole-course")).toEqual({ ok: true, value: { fromN: 4, toN: null } });
  });

  it("does not exist for a session that is past, or gone", () => {
    expect(span("s2", "this").ok).toBe(false);
    expect(span("s99", "this").ok).toBe(false);
  });

  it("stands in the order of the session beside the signed dose and its working", () => {
    const reduced = sessionDose(aRegimen(), order, 4, { percent: 75, reason: "Neutrophils 0.8" });
    expect(reduced?.order).toMatch(/^Reduced to 75%: CARBOplatin 292\.5\smg/);
    expect(reduced?.workings.join(" ")).toMatch(/390\smg × 75% = 292\.5\smg/);
    expect(reduced?.workings.join(" ")).toContain("Neutrophils 0.8");
    const full = sessionDose(aRegimen(), order, 4, { percent: 100, reason: "Counts are back" });
    expect(full).toEqual(sessionDose(aRegimen(), order, 4));
  });
});
