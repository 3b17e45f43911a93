import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import { actionsTaken, asksForDecision, dayProblems, grades, namedEffects } from "./side-effect";

describe("a side effect", () => {
  it.each(grades.flatMap((grade) => actionsTaken.map((actionTaken) => ({ grade, actionTaken }))))(
    "grade $grade, action $actionTaken",
    ({ grade, actionTaken }) => {
      const asked = grade > 2 || !["none", "treated"].includes(actionTaken);
      expect(asksForDecision({ grade, actionTaken })).toBe(asked);
    },
  );

  it("is chosen from what the catalogue names for the agent, without references to another agent", () => {
    expect(namedEffects("prednisone")).toContain("osteoporosis");
    expect(namedEffects("prednisolone").some((effect) => effect.startsWith("as "))).toBe(false);
    expect(namedEffects(null)).toEqual([]);
    expect(namedEffects("not in the catalogue")).toEqual([]);
  });

  const today = asDay("2026-12-01");
  it.each([
    ["today", "2026-12-01", null, {}],
    ["to come", "2026-12-02", null, { onsetOn: expect.any(String) }],
    ["over before it began", "2026-11-20", "2026-11-19", { resolvedOn: expect.any(String) }],
    ["over on the day it began", "2026-11-20", "2026-11-20", {}],
    ["over in the future", "2026-11-20", "2026-12-02", { resolvedOn: expect.any(String) }],
  ])("%s", (_, onset, resolved, fields) => {
    expect(dayProblems({ onsetOn: asDay(onset), resolvedOn: resolved ? asDay(resolved) : null }, today)).toEqual(
      fields,
    );
  });
});
