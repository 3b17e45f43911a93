import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BreakGlassTimes,
  breakGlassReasons,
  breakGlassReasonWords,
  breakGlassState,
  reviewProblem,
  timeLeft,
  type Verdict,
  verdicts,
} from "./break-glass";

const open: BreakGlassTimes = { expiresAt: "2026-11-23T11:00:00.000Z", endedAt: null, endedWhy: null };
const now = "2026-11-23T10:30:00.000Z";
const ended: BreakGlassTimes = { ...open, endedAt: "2026-11-23T10:10:00.000Z", endedWhy: "by-person" };

describe("emergency access", () => {
  it("is open to the last millisecond of its hour and not at the hour itself", () => {
    expect(breakGlassState(open, "2026-11-23T10:59:59.999Z")).toBe("open");
    expect(breakGlassState(open, "2026-11-23T11:00:00.000Z")).toBe("expired");
    expect(breakGlassState(ended, now)).toBe("by-person");
    expect(breakGlassState({ ...ended, endedWhy: "opened-again" }, now)).toBe("opened-again");
  });
  it("has words for every reason", () => {
    expect(breakGlassReasons.every((one) => breakGlassReasonWords[one].length > 10)).toBe(true);
  });
  it.each([
    [3600, "60 min left"],
    [3541, "60 min left"],
    [3540, "59 min left"],
    [61, "2 min left"],
    [60, "1 min left"],
    [59, "less than a minute left"],
    [-5, "less than a minute left"],
  ])("with %i seconds says %s", (seconds, words) => expect(timeLeft(seconds)).toBe(words));
});

describe("the review of emergency access", () => {
  const glass = (times: BreakGlassTimes, said: readonly Verdict[] = []) => ({ ...times, personId: "p", said });
  it("is never by the person who had it", () => {
    for (const verdict of verdicts) expect(reviewProblem(glass(ended), { verdict, by: "p", now })).toBe("own-access");
  });
  it("may ask while it is open, and closes only when it is over", () => {
    expect(reviewProblem(glass(open), { verdict: "queried", by: "l", now })).toBeNull();
    expect(reviewProblem(glass(open), { verdict: "accepted", by: "l", now })).toBe("still-open");
    expect(reviewProblem(glass(open), { verdict: "not-accepted", by: "l", now: open.expiresAt })).toBeNull();
  });
  it("goes on after a query and ends with one closing answer, whatever was said before", () => {
    const order = fc.array(fc.constantFrom(...verdicts), { maxLength: 6 });
    fc.assert(
      fc.property(order, fc.constantFrom(...verdicts), (said, verdict) => {
        const closed = said.includes("accepted") || said.includes("not-accepted");
        const problem = reviewProblem(glass(ended, said), { verdict, by: "l", now });
        return problem === (closed ? "review-closed" : null);
      }),
      { seed: 20261130 },
    );
  });
});
