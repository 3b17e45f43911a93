import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoVersions } from "@/lib/testing/arbitrary-treatments";
import { aDrug, aPtReferral, aSteroid, day, testIds, treatmentId } from "@/lib/testing/builders";
import { aCheckpointInhibitor, anIvig, aPlasmaExchange, aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { nextDraft } from "../plan/amend";
import { completeTreatment } from "../plan/draft-treatment";
import type { Treatment } from "../plan/treatment";
import { describeChange, summarise } from "./describe";
import { applyChanges, diffTreatments } from "./diff";

const from = day("2026-12-03");
const types = (a: Treatment, b: Treatment) =>
  diffTreatments([a], [b]).flatMap((c) => (c.status === "changed" ? c.changes.map((x) => x.type) : [c.status]));
const say = (a: Treatment[], b: Treatment[]) =>
  diffTreatments(a, b).map((c) => describeChange(c).replaceAll("\u00a0", " "));
const changed = { action: "change", actionFrom: from, changeReason: "Glucose 14 mmol per L" } as const;

const pred = (amount: string) =>
  aSteroid({ noTaperReason: "bridging", steps: [{ ...aDoseStep({ amount }), alternateAmount: null }] });
const lowered = () =>
  aSteroid({
    ...changed,
    noTaperReason: "bridging",
    steps: [
      { ...aDoseStep({ amount: "40", to: day("2026-12-02") }), alternateAmount: null },
      { ...aDoseStep({ amount: "20", from }), alternateAmount: null },
    ],
  });

describe("changes between two versions", () => {
  it("the diff applied to the older version gives the newer one, for any two versions", () => {
    fc.assert(
      fc.property(twoVersions, ([older, newer]) => {
        expect(applyChanges(older, diffTreatments(older, newer))).toEqual(newer);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it("a plan that was merely carried over is unchanged, although its actions now read continue", () => {
    const current = [aDrug(), aSteroid(), anIvig()];
    const next = nextDraft(current).flatMap((d) => {
      const t = completeTreatment(d);
      return t.ok ? [t.value] : [];
    });
    expect(next).toHaveLength(3);
    expect(diffTreatments(current, next).map((c) => c.status)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(summarise(diffTreatments(current, next))).toBe("No changes");
  });

  it.each<[string, Treatment, Treatment, string[]]>([
    ["40 mg to 20 mg", pred("40"), lowered(), ["dose-down"]],
    ["20 mg to 40 mg", pred("20"), pred("40"), ["dose-up"]],
    [
      "10 mg three times a day to 20 mg twice a day is more",
      aDrug(),
      aDrug({ steps: [aDoseStep({ amount: "20", frequency: "twice-daily" })] }),
      ["dose-up"],
    ],
    [
      "daily to every other day is less",
      aDrug({ steps: [aDoseStep()] }),
      aDrug({ steps: [aDoseStep({ frequency: "every-other-day" })] }),
      ["dose-down"],
    ],
    [
      "mg to mL cannot be compared",
      aDrug(),
      aDrug({ steps: [aDoseStep({ unit: "mL", frequency: "three-times-daily" })] }),
      ["dose-changed"],
    ],
    [
      "first more, then less",
      aSteroid(),
      aSteroid({
        steps: [
          { ...aDoseStep({ amount: "60", to: day("2026-12-06") }), alternateAmount: null },
          { ...aDoseStep({ amount: "10", from: day("2026-12-07") }), alternateAmount: null },
        ],
      }),
      ["dose-changed"],
    ],
    [
      "the same dose for longer",
      aDrug({ steps: [aDoseStep({ to: from })] }),
      aDrug({ steps: [aDoseStep({ to: day("2026-12-20") })] }),
      ["schedule-moved"],
    ],
    [
      "a gap of four days is less",
      aSteroid(),
      aSteroid({ steps: aSteroid().steps.map((s, i) => (i === 0 ? { ...s, to: from } : s)) }),
      ["dose-down"],
    ],
    ["a later review", aDrug(), aDrug({ reviewOn: day("2027-02-01") }), ["schedule-moved"]],
    [
      "one drug of a regimen less",
      aRegimen(),
      aRegimen({ components: aRegimen().components.map((c, i) => (i ? c : { ...c, amount: "300" })) }),
      ["dose-down"],
    ],
    ["fewer cycles", aRegimen(), aRegimen({ cycles: 3 }), ["schedule-moved"]],
    [
      "IVIg grams up",
      anIvig(),
      anIvig({ courses: anIvig().courses.map((c) => ({ ...c, plannedG: "140" })) }),
      ["dose-up"],
    ],
    [
      "one more exchange",
      aPlasmaExchange(),
      aPlasmaExchange({ courses: aPlasmaExchange().courses.map((c) => ({ ...c, sessions: 6 })) }),
      ["courses-changed"],
    ],
    ["a referral to another person", aPtReferral(), aPtReferral({ assigneeId: testIds.team }), ["referral-changed"]],
    ["held", aDrug(), aDrug({ action: "hold", actionFrom: from, changeReason: "Surgery" }), ["held"]],
    ["resumed", aDrug({ action: "hold", actionFrom: from, changeReason: "Surgery" }), aDrug(changed), ["resumed"]],
    [
      "stopped, its end moving with it",
      aDrug(),
      aDrug({ action: "stop", actionFrom: from, end: from, changeReason: "Cramps" }),
      ["stopped"],
    ],
    [
      "a new reason and a note",
      aDrug(),
      aDrug({ reason: "Walking", note: "With food" }),
      ["reason-changed", "notes-changed"],
    ],
  ])("%s", (_, a, b, expected) => {
    expect(types(a, b)).toEqual(expected);
  });
});

describe("changes in clinical sentences", () => {
  it("a reduced dose names both doses, the day and the reason", () => {
    expect(say([pred("40")], [lowered()])).toEqual([
      "predniSONE: dose reduced from 40 mg daily to 20 mg daily from 03-Dec-2026. Reason: Glucose 14 mmol per L.",
    ]);
  });

  it.each<[string, Treatment[], Treatment[], string]>([
    [
      "stopped",
      [aDrug()],
      [aDrug({ action: "stop", actionFrom: from, end: from, changeReason: "Cramps." })],
      "amifampridine: stopped from 03-Dec-2026. Reason: Cramps.",
    ],
    [
      "held for a result",
      [aDrug()],
      [
        aDrug({
          action: "hold",
          actionFrom: from,
          changeReason: "Fever",
          condition: { type: "hold-until", result: "blood culture" },
        }),
      ],
      "amifampridine: put on hold from 03-Dec-2026, on hold until blood culture. Reason: Fever.",
    ],
    ["stopped in a version between", [aDrug()], [], "amifampridine: stopped before the newer version."],
    [
      "a moved review",
      [aDrug()],
      [aDrug({ ...changed, reviewOn: day("2027-02-01") })],
      "amifampridine: review 04-Jan-2027 → 01-Feb-2027. Reason: Glucose 14 mmol per L.",
    ],
    [
      "a regimen dose",
      [aRegimen()],
      [aRegimen({ components: aRegimen().components.map((c, i) => (i ? c : { ...c, amount: "300" })) })],
      "CARBOplatin and etoposide: dose reduced: drug CARBOplatin 390 mg (AUC 5) on days 1 → CARBOplatin 300 mg (AUC 5) on days 1.",
    ],
    [
      "a checkpoint inhibitor dose",
      [aCheckpointInhibitor()],
      [aCheckpointInhibitor({ amount: "840" })],
      "atezolizumab: dose reduced from 1,200 mg to 840 mg.",
    ],
    [
      "a referral",
      [aPtReferral()],
      [aPtReferral({ urgency: "urgent", sessionsRequested: 6 })],
      "physical therapy: urgency soon → urgent; visits 12 → 6.",
    ],
  ])("%s", (_, a, b, sentence) => {
    expect(say(a, b)).toEqual([sentence]);
  });

  it("all changes in one line", () => {
    const other = aDrug({ treatmentId: treatmentId(50), steps: [aDoseStep({ amount: "5" })] });
    const more = { ...other, steps: [aDoseStep({ amount: "10" })] };
    const stop = anIvig({ action: "stop", actionFrom: from, end: from, changeReason: "Rash" });
    const changes = diffTreatments([pred("40"), other, anIvig()], [lowered(), more, stop, aPtReferral()]);
    expect(summarise(changes)).toBe("2 doses changed, 1 treatment stopped, 1 added");
  });
});
