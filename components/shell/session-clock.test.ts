import { describe, expect, it } from "vitest";
import { nextStep } from "./session-clock";

describe("the idle end of a session", () => {
  it("is warned of two minutes ahead, not earlier", () => {
    expect(nextStep(121).kind).toBe("wait");
    expect(nextStep(120).kind).toBe("warn");
    expect(nextStep(1).kind).toBe("warn");
    expect(nextStep(0).kind).toBe("ended");
    expect(nextStep(-30).kind).toBe("ended");
  });

  it("never sleeps past the moment of the warning or of the end", () => {
    for (let left = 1; left <= 900; left += 1) {
      const step = nextStep(left);
      const limit = step.kind === "wait" ? left - 120 : left;
      expect(step.nextInMs).toBeGreaterThan(0);
      expect(step.nextInMs).toBeLessThanOrEqual(limit * 1000);
    }
  });
});
