import { describe, expect, it } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { addDays, asDay } from "../shared/day";
import { bestTimes, bestTimesOn, infusionsAhead } from "./best-time";

const today = asDay("2026-11-24");
const step = (over: Parameters<typeof aDoseStep>[0]) => aDoseStep({ amount: "10", ...over });
const on = (drugs: Parameters<typeof bestTimes>[0], day = today) => bestTimesOn(bestTimes(drugs, []), day);

describe("the best time for a visit", () => {
  it("is told around the dose; the plan has no clock times, so none is shown", () => {
    const [line = ""] = on([aDrug({ steps: [step({ frequency: "three-times-daily" })] })]);
    expect(line).toMatch(/^about 30 to 90 minutes after a dose of amifampridine\./);
    expect(line).toMatch(/the plan does not say at what times: ask when it is taken/);
    expect(line).not.toMatch(/\d\d:\d\d/);
  });

  it.each([
    ["as-needed", /only as needed: ask when it was last taken/],
    ["once", /given once: ask at what time/],
    ["every-other-day", /every other day: ask on which days and at what time/],
    ["three-times-weekly", /three times a week: ask on which days/],
  ] as const)("with a dose %s says what to ask", (frequency, words) => {
    const asNeeded = frequency === "as-needed";
    const drug = aDrug({ asNeeded, asNeededFor: asNeeded ? "weakness" : null, steps: [step({ frequency })] });
    expect(on([drug], asDay("2026-11-23"))[0]).toMatch(words);
  });

  it("is silent on days on which no dose is ordered, and tells each of two drugs", () => {
    const drug = aDrug({ steps: [step({ frequency: "daily", to: asDay("2026-11-25") })] });
    expect(on([drug], asDay("2026-11-25"))).toHaveLength(1);
    expect(on([drug], asDay("2026-11-26"))).toEqual([]);
    expect(on([drug], asDay("2026-11-22"))).toEqual([]);
    const other = aDrug({ agent: "pyridostigmine", name: "Pyridostigmine" });
    expect(on([drug, other])).toHaveLength(2);
  });

  it("keeps clear of infusions: on their day, and for two weeks ahead", () => {
    const days = [today, addDays(today, 14), addDays(today, 15)];
    const times = bestTimes([], [{ name: "Immune globulin", days }]);
    expect(bestTimesOn(times, today)).toEqual(["On 24-Nov-2026: immune globulin. Come before it, or on another day."]);
    expect(infusionsAhead(times, addDays(today, 1))).toHaveLength(2);
    expect(infusionsAhead(times, today)).toHaveLength(2);
    expect(bestTimesOn(times, addDays(today, 2))).toEqual([]);
  });
});
