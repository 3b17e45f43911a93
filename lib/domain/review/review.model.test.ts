// Random lives of a review: whatever people do, only moves of the table happen, and each due day has one decision.
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, asDay, type Day } from "../shared/day";
import { moveFrom } from "../shared/moves";
import { type ReviewDecision, reviewOf, reviewProblems } from "./review";
import {
  type ReviewMove,
  type ReviewMoveName,
  type ReviewState,
  reviewMoves,
  reviewOutcomes,
  reviewStates,
} from "./states";

const runs = process.env.CONCORD_LONG_TESTS ? 10_000 : 500;
const start = asDay("2026-11-23");

/** Section 3 of the design, by hand; a continue with a next day begins the next review. */
const designed: Readonly<Record<ReviewState, readonly ReviewState[]>> = {
  due: ["decided", "postponed", "due"],
  postponed: ["decided", "postponed", "due"],
  decided: ["due", "postponed"],
};

class Life {
  decisions: ReviewDecision[] = [];
  today = start;
  constructor(
    readonly named: Day,
    readonly end: Day | null,
  ) {}

  review = () => reviewOf(this.named, this.decisions);

  decide(outcome: ReviewMove, nextOn: Day | null) {
    const { state, dueOn } = this.review();
    const legal = moveFrom(reviewMoves, state, outcome);
    if (!legal.ok || !dueOn) {
      expect(state).toBe("decided");
      return;
    }
    const { today, end } = this;
    if (Object.keys(reviewProblems({ outcome, nextOn }, { dueOn, today, end })).length > 0) return;
    this.decisions = [...this.decisions, { reviewOn: this.named, dueOn, outcome, nextOn }];
    this.check(state);
  }

  takeBack() {
    if (this.decisions.length === 0) return;
    const { state } = this.review();
    this.decisions = this.decisions.slice(0, -1);
    this.check(state);
  }

  check(from: ReviewState) {
    const { state, dueOn } = this.review();
    expect(designed[from]).toContain(state);
    expect(dueOn === null).toBe(state === "decided");
    const days = this.decisions.map((one) => one.dueOn);
    expect(days).toEqual([...new Set(days)].toSorted());
    expect(days.every((day) => dueOn === null || day < dueOn)).toBe(true);
  }
}

const when = fc.option(fc.integer({ min: -30, max: 400 }));

it(`${runs} lives of a review make no move that the design does not have`, () => {
  const step = fc.oneof(
    fc.record({ outcome: fc.constantFrom(...reviewOutcomes), next: when }),
    fc.constant("take-back" as const),
    fc.integer({ min: 1, max: 60 }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 60 }), when, fc.array(step, { maxLength: 25 }), (offset, end, steps) => {
      const named = addDays(start, offset);
      const life = new Life(named, end === null ? null : addDays(named, Math.abs(end)));
      for (const one of steps) {
        if (one === "take-back") life.takeBack();
        else if (typeof one === "number") life.today = addDays(life.today, one);
        else life.decide(one.outcome, one.next === null ? null : addDays(life.today, one.next));
      }
    }),
    { numRuns: runs },
  );
});

it("a decided review has no move but to take the decision back, and an open one cannot be taken back", () => {
  const legal = (state: ReviewState): ReviewMoveName[] =>
    reviewMoves.filter((move) => (move.from as readonly ReviewState[]).includes(state)).map((move) => move.name);
  expect(legal("decided")).toEqual(["take-back"]);
  expect(legal("due")).toEqual(["continue", "escalate", "switch", "stop", "postpone"]);
  expect(legal("postponed")).toContain("take-back");
  expect(reviewMoves.every((move) => move.needsReason)).toBe(true);
  expect(new Set(reviewMoves.map((move) => move.to))).toEqual(new Set(reviewStates));
});
