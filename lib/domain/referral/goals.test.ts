import { describe, expect, it } from "vitest";
import { addDays, asDay } from "../shared/day";
import type { Goal } from "./goal-states";
import { goalProblems, goalsDue, goalsOf } from "./goals";

const today = asDay("2026-11-24");
const goal = (over: Partial<Goal> = {}): Goal => ({ goal: "Walks 10 m", state: "open", targetOn: null, ...over });

describe("the goals of a referral", () => {
  it("are those of the signed plan, in its order, each with the newest rating; others are left out", () => {
    const ratings = [
      { goal: "Climbs", state: "reached", targetOn: null },
      { goal: "Of an older plan", state: "open", targetOn: today },
      { goal: "Climbs", state: "open", targetOn: today },
    ] as const;
    expect(goalsOf(["Walks", "Climbs"], ratings)).toEqual([
      { goal: "Walks", state: null, targetOn: null },
      { goal: "Climbs", state: "reached", targetOn: null },
    ]);
  });

  it.each<[string, Partial<Goal>, boolean | null]>([
    ["a week before its day is due", { targetOn: addDays(today, 7) }, false],
    ["eight days before is not yet", { targetOn: addDays(today, 8) }, null],
    ["on its day is due, not overdue", { targetOn: today }, false],
    ["a day after is overdue", { targetOn: addDays(today, -1) }, true],
    ["reached is never due", { targetOn: today, state: "reached" }, null],
    ["given up is never due", { targetOn: today, state: "not-reachable" }, null],
    ["without a day is never due", {}, null],
    ["not rated yet is due all the same", { targetOn: today, state: null }, false],
  ])("a goal %s", (_, over, overdue) => {
    expect(goalsDue([goal(over)], today).map((due) => due.overdue)).toEqual(overdue === null ? [] : [overdue]);
  });

  it("keep a day that was agreed before and is past now, but take no new one that is past", () => {
    const past = addDays(today, -1);
    const rating = { goal: "Walks 10 m", state: "nearer", targetOn: past } as const;
    expect(goalProblems([rating], [goal({ targetOn: past })], today)).toEqual({});
    expect(Object.keys(goalProblems([rating], [goal()], today))).toEqual(["target-0"]);
    expect(Object.keys(goalProblems([rating, rating], [goal({ targetOn: past })], today))).toEqual(["goal-0"]);
    expect(Object.keys(goalProblems([{ ...rating, goal: "Dances", targetOn: null }], [goal()], today))).toEqual([
      "goals",
    ]);
  });
});
