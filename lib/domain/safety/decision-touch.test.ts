import { describe, expect, it } from "vitest";
import { aDrug, aSteroid, day, treatmentId } from "@/lib/testing/builders";
import { aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import type { Treatment } from "../plan/treatment";
import { blocksSigning, type Touch, touchesOf, touchOf } from "./decision-touch";

const before = aDrug();
const changed = { action: "change", actionFrom: day("2026-12-03"), changeReason: "Review" } as const;
const kept = { action: "continue" } as const;
const at = (amount: string) => ({ steps: [aDoseStep({ amount, frequency: "three-times-daily" })] });
const held = aDrug({ ...changed, action: "hold" });
const waiting = aDrug({ condition: { type: "conditional", text: "If no response", by: day("2026-12-24") } });

describe("what a draft does with a treatment", () => {
  it.each<[string, Treatment, Treatment | undefined, Touch]>([
    ["a start is a risk", aDrug(), undefined, "risk"],
    ["going on as before touches nothing", aDrug(kept), before, "untouched"],
    ["a change without any difference touches nothing", aDrug(changed), before, "untouched"],
    ["a higher dose is a risk", aDrug({ ...changed, ...at("15") }), before, "risk"],
    ["a lower dose is safe", aDrug({ ...changed, ...at("5") }), before, "safe"],
    [
      "lower for a while and then higher is a risk",
      aDrug({
        ...changed,
        steps: [
          aDoseStep({ amount: "5", to: day("2026-12-30") }),
          aDoseStep({ amount: "40", from: day("2026-12-31") }),
        ],
      }),
      aDrug({ steps: [aDoseStep({ amount: "10" })] }),
      "risk",
    ],
    ["another form is a risk", aDrug({ ...changed, form: "oral-liquid" }), before, "risk"],
    ["another route is a risk", aDrug({ ...changed, route: "enteral" }), before, "risk"],
    ["another strength is a risk", aDrug({ ...changed, strength: "20 mg" }), before, "risk"],
    ["a lower dose in another form is a risk", aDrug({ ...changed, ...at("5"), form: "oral-liquid" }), before, "risk"],
    ["a stop is safe", aDrug({ ...changed, action: "stop", end: day("2026-12-03") }), before, "safe"],
    ["a hold is safe", held, before, "safe"],
    ["staying on hold touches nothing", held, held, "untouched"],
    ["taking it up again is a risk", aDrug(changed), held, "risk"],
    ["releasing what waited for a condition is a risk", aDrug(changed), waiting, "risk"],
    [
      "a note or another review day is safe",
      aDrug({ ...changed, note: "Breakfast", reviewOn: day("2027-02-01") }),
      before,
      "safe",
    ],
    ["an earlier end is safe", aDrug({ ...changed, end: day("2026-12-20") }), before, "safe"],
    ["a later end is a risk", aDrug({ ...changed, end: day("2027-12-20") }), aDrug({ end: day("2026-12-20") }), "risk"],
    ["fewer cycles are safe", aRegimen({ ...changed, cycles: 2 }), aRegimen({ cycles: 4 }), "safe"],
    ["more cycles are a risk", aRegimen({ ...changed, cycles: 6 }), aRegimen({ cycles: 4 }), "risk"],
  ])("%s", (_, now, then, touch) => {
    expect(touchOf(now, then)).toBe(touch);
  });
});

describe("what holds up signing", () => {
  const steroid = aSteroid(kept);
  const current = [before, aSteroid()];
  const [drug, other] = [treatmentId(1), treatmentId(2)];
  const touches = (now: Treatment) => touchesOf([now, steroid], current);
  const higher = touches(aDrug({ ...changed, ...at("15") }));
  const lower = touches(aDrug({ ...changed, ...at("5") }));
  const none = touches(aDrug(kept));
  const about = (...treatments: string[]) => ({ tier: "must-resolve", treatments }) as const;

  it("is a finding about what is started or raised, also together with something untouched", () => {
    expect(blocksSigning(about(drug), higher)).toBe(true);
    expect(blocksSigning(about(drug, other), higher)).toBe(true);
    expect(blocksSigning({ tier: "check", treatments: [drug] }, higher)).toBe(true);
  });

  it("is never one about what is untouched, stopped, held or only reduced", () => {
    expect(blocksSigning(about(other), higher)).toBe(false);
    expect(blocksSigning(about(drug), lower)).toBe(false);
    expect(blocksSigning(about(drug, other), lower)).toBe(false);
    expect(blocksSigning(about(drug), none)).toBe(false);
  });

  it("is one about the patient or the whole plan as soon as anything is started or raised", () => {
    expect(blocksSigning(about(), higher)).toBe(true);
    expect(blocksSigning(about(), lower)).toBe(false);
    expect(blocksSigning(about(), touchesOf(current, null))).toBe(true);
  });

  it("is one about a treatment that is still half typed", () => {
    expect(blocksSigning(about(treatmentId(9)), none)).toBe(true);
  });

  it("is never a before-dose finding or an information", () => {
    for (const tier of ["before-dose", "information"] as const)
      expect(blocksSigning({ tier, treatments: [drug] }, higher)).toBe(false);
  });
});
