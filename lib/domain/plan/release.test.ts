import { describe, expect, it } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { anIvig } from "@/lib/testing/course-builders";
import { everyKind } from "@/lib/testing/every-kind";
import { addDays, asDay } from "../shared/day";
import { awaitedKind, firstDayProblem, needsFirstDay, releasedTreatment, waitsForRelease } from "./release";
import { activationKinds, stateNow } from "./treatment-states";

const until = { type: "hold-until", result: "IgA" } as const;

describe("a released treatment", () => {
  it("waits for nothing and is otherwise as signed", () => {
    const waiting = anIvig({ condition: until });
    expect(releasedTreatment(waiting)).toEqual({ ...waiting, condition: null });
  });

  it("goes on as before when it was on hold until a result", () => {
    const held = aDrug({
      action: "hold",
      actionFrom: asDay("2026-11-20"),
      changeReason: "Platelets fell",
      condition: until,
    });
    expect(releasedTreatment(held)).toMatchObject({
      action: "continue",
      actionFrom: null,
      changeReason: null,
      condition: null,
      start: held.start,
    });
  });

  it("moves its courses, its end and its review along with a later first day, and no dose", () => {
    const waiting = anIvig({ condition: until });
    const moved = releasedTreatment(waiting, addDays(waiting.start, 10));
    if (moved.kind !== "ivig") throw new Error("not immune globulin");
    expect(moved.start).toBe(addDays(waiting.start, 10));
    expect(moved.courses[0]).toEqual({
      ...waiting.courses[0],
      start: addDays(waiting.courses[0]?.start ?? waiting.start, 10),
    });
    expect(moved.reviewOn).toBe(waiting.reviewOn && addDays(waiting.reviewOn, 10));
  });

  it("is complete for every kind of treatment, whatever the first day", () => {
    for (const t of everyKind()) {
      if (t.action === "stop" || t.action === "hold") continue;
      expect(releasedTreatment({ ...t, condition: until }, addDays(t.start, 3)).start).toBe(addDays(t.start, 3));
    }
  });
});

describe("the first day", () => {
  const t = aDrug({ start: asDay("2026-12-01"), condition: until });

  it.each([
    ["as signed, while it is still to come", null, "2026-12-01", null],
    ["has to be named once the signed one is over", null, "2026-12-02", /over/],
    ["is not past", "2026-12-05", "2026-12-06", /past/],
    ["is not before the signed one", "2026-11-29", "2026-11-28", /amend/],
    ["may be today", "2026-12-06", "2026-12-06", null],
  ])("%s", (_, first, today, words) => {
    const problem = firstDayProblem(t, first ? asDay(first) : null, asDay(today));
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toMatch(words);
  });

  it("of what was on hold is long past, and is not asked for", () => {
    const held = { ...t, action: "hold" as const };
    expect(needsFirstDay(held, asDay("2027-01-01"))).toBe(false);
    expect(firstDayProblem(held, asDay("2027-01-02"), asDay("2027-01-01"))).toMatch(/empty/);
  });
});

describe("waiting", () => {
  it("is a condition that was not stopped", () => {
    expect(waitsForRelease({ action: "start", condition: until })).toBe(true);
    expect(waitsForRelease({ action: "hold", condition: until })).toBe(true);
    expect(waitsForRelease({ action: "stop", condition: until })).toBe(false);
    expect(waitsForRelease({ action: "start", condition: null })).toBe(false);
  });

  it("names an observation only when the words are exactly its name", () => {
    expect(awaitedKind(until)).toBe("iga");
    expect(awaitedKind({ type: "hold-until", result: "the blood results" })).toBeNull();
    expect(awaitedKind({ type: "conditional", text: "IgA", by: asDay("2026-12-01") })).toBeNull();
  });

  it.each([
    ["waiting", true, [], "waiting"],
    ["waiting", true, ["released"], "active"],
    ["held", true, ["released"], "active"],
    ["held", false, ["released"], "held"],
    ["stopped", true, ["released", "cosigned"], "stopped"],
    ["awaiting-cosignature", false, ["released"], "awaiting-cosignature"],
    ["awaiting-cosignature", true, ["urgent"], "waiting"],
    ["awaiting-cosignature", true, ["urgent", "released"], "active"],
    ["awaiting-cosignature", false, ["cosigned"], "active"],
    ["awaiting-cosignature", false, ["declined"], "awaiting-cosignature"],
    ["awaiting-cosignature", false, ["urgent", "declined"], "awaiting-cosignature"],
    ["awaiting-cosignature", false, ["urgent", "cosigned"], "active"],
    ["active", false, [], "active"],
  ] as const)("%s, condition %s, added %j: %s", (signed, waits, added, now) => {
    expect(added.every((kind) => activationKinds.includes(kind))).toBe(true);
    expect(stateNow(signed, waits, added)).toBe(now);
  });
});
