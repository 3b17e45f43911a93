import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aSteroid, day } from "@/lib/testing/builders";
import type { Steroid } from "../plan/kinds/steroid";
import { addDays, daysBetween } from "../shared/day";
import { askedSentences, askedTaper, type SignedTaper } from "./asked";

const start = day("2026-11-01");
const step = (amount: string, from: string, to: string | null): Steroid["steps"][number] => {
  const [base] = aSteroid().steps;
  if (!base) throw new Error("the sample has a step");
  return {
    ...base,
    amount,
    alternateAmount: null,
    frequency: "every-morning",
    from: day(from),
    to: to ? day(to) : null,
  };
};
const first: SignedTaper = {
  version: 1,
  effectiveOn: start,
  reason: null,
  steroid: aSteroid({
    start,
    steps: [
      step("60", "2026-11-01", "2026-11-10"),
      step("40", "2026-11-11", "2026-11-20"),
      step("20", "2026-11-21", null),
    ],
  }),
};
const changed = (over: Partial<Steroid>, version = 2, reason = "Relapse"): SignedTaper => ({
  version,
  effectiveOn: day("2026-11-12"),
  reason,
  steroid: { ...first.steroid, action: "change", actionFrom: day("2026-11-15"), changeReason: reason, ...over },
});
const stays60 = changed({ steps: [step("60", "2026-11-01", "2026-11-30"), step("40", "2026-12-01", null)] });

describe("a taper as asked for", () => {
  it("that nobody changed is the first version on every day", () => {
    const asked = askedTaper([first], day("2026-11-12"));
    expect(asked).toMatchObject({ firstTotalMg: "680", askedTotalMg: "680", differentDays: 0, changes: [] });
    expect(asked ? askedSentences(asked)[1] : "").toContain("the same on every day");
  });

  it("that went back up is the first version until the day of the change, and the second from then on", () => {
    const asked = askedTaper([stays60, first], day("2026-11-16"));
    expect(asked?.spans.map((s) => [s.from, s.to, s.version, s.mg, s.firstMg])).toEqual([
      ["2026-11-01", "2026-11-10", 1, "60", "60"],
      ["2026-11-11", "2026-11-14", 1, "40", "40"],
      ["2026-11-15", "2026-11-16", 2, "60", "40"],
    ]);
    expect(asked).toMatchObject({ firstTotalMg: "840", askedTotalMg: "880", differentDays: 2 });
    expect(asked?.changes).toEqual([{ version: 2, from: "2026-11-15", reason: "Relapse" }]);
    expect(asked ? askedSentences(asked)[1] : "").toMatch(/asked for 880\smg: 40\smg more, on 2 of 16 days/);
  });

  it.each(["hold", "stop"] as const)("on %s asks for nothing from that day on", (action) => {
    const asked = askedTaper([first, changed({ action, end: day("2026-11-15") })], day("2026-11-16"));
    expect(asked?.spans.at(-1)).toMatchObject({ from: "2026-11-15", mg: "0", firstMg: "40" });
    expect(asked ? askedSentences(asked)[1] : "").toMatch(/80\smg less, on 2 of 16 days/);
  });

  it("continued unchanged by a later version is no change", () => {
    const later = changed({ action: "continue", actionFrom: null, changeReason: null });
    expect(askedTaper([first, later], day("2026-11-16"))).toMatchObject({ differentDays: 0, changes: [] });
  });

  it("that waits for a result asks for nothing until a version releases it", () => {
    const waiting = {
      ...first,
      steroid: { ...first.steroid, condition: { type: "hold-until", result: "TPMT" } as const },
    };
    const released = changed({ action: "continue", actionFrom: null, changeReason: null, condition: null });
    const asked = askedTaper([waiting, released], day("2026-11-13"));
    expect(asked?.spans.map((s) => [s.from, s.version, s.mg, s.firstMg])).toEqual([
      ["2026-11-01", 1, "0", "60"],
      ["2026-11-11", 1, "0", "40"],
      ["2026-11-12", 2, "40", "40"],
    ]);
  });

  it("in doses that are not in mg is not added up, and says so", () => {
    const [one] = first.steroid.steps;
    if (!one) throw new Error("there is a step");
    const drops = { ...first, steroid: { ...first.steroid, steps: [{ ...one, unit: "mL" as const }] } };
    const asked = askedTaper([drops], day("2026-11-03"));
    expect(asked).toMatchObject({ firstTotalMg: null, askedTotalMg: null });
    expect(asked ? askedSentences(asked)[1] : "").toContain("cannot be compared");
  });

  it("does not exist before its first day, and never claims that anything was taken", () => {
    expect(askedTaper([first], day("2026-10-31"))).toBeNull();
    expect(askedTaper([], day("2026-11-03"))).toBeNull();
    const asked = askedTaper([first, stays60], day("2026-12-31"));
    expect(asked ? askedSentences(asked).at(-1) : "").toContain("not recorded");
  });

  it("for any day: the spans cover every day once, in order, and add up to the totals", () => {
    fc.assert(
      fc.property(fc.nat(120), fc.boolean(), (ahead, isChanged) => {
        const until = addDays(start, ahead);
        const asked = askedTaper(isChanged ? [first, stays60] : [first], until);
        if (!asked) throw new Error("it has begun");
        const sum = asked.spans.reduce((mg, s) => mg + Number(s.mg) * (daysBetween(s.from, s.to) + 1), 0);
        expect(sum).toBe(Number(asked.askedTotalMg));
        expect([asked.spans[0]?.from, asked.spans.at(-1)?.to]).toEqual([start, until]);
        for (const [at, span] of asked.spans.entries()) {
          const next = asked.spans[at + 1];
          if (next) expect(next.from).toBe(addDays(span.to, 1));
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});
