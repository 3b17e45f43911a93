import { describe, expect, it } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { completeTreatment } from "../plan/draft-treatment";
import { addDays, asDay } from "../shared/day";
import { diffTreatments } from "../version/diff";
import { treatmentText } from "../version/treatment-text";
import { type ReviewDecision, reviewOf, reviewProblems } from "./review";
import { reviewLine } from "./words";

const named = asDay("2026-12-14");
const decided = (
  outcome: ReviewDecision["outcome"],
  nextOn: ReviewDecision["nextOn"],
  dueOn = named,
): ReviewDecision => ({
  reviewOn: named,
  dueOn,
  outcome,
  nextOn,
});

describe("when a treatment is due for review", () => {
  it("on the day the signed plan names, until somebody decides", () => {
    expect(reviewOf(named, [])).toEqual({ state: "due", dueOn: named });
  });

  it("a postponed one on its new day, and a continued one on the next day agreed", () => {
    const later = addDays(named, 14);
    expect(reviewOf(named, [decided("postpone", later)])).toEqual({ state: "postponed", dueOn: later });
    expect(reviewOf(named, [decided("continue", later)])).toEqual({ state: "due", dueOn: later });
    const both = [decided("stop", null, later), decided("postpone", later)];
    expect(reviewOf(named, both)).toEqual({ state: "decided", dueOn: null });
  });

  it("a decision about the day of an earlier version says nothing about a new day", () => {
    expect(reviewOf(addDays(named, 60), [decided("continue", addDays(named, 30))])).toEqual({
      state: "due",
      dueOn: addDays(named, 60),
    });
  });
});

describe("what may be decided", () => {
  const on = { dueOn: named, today: addDays(named, 2), end: null };
  it.each([
    ["continue", null, /has no end/],
    ["postpone", null, /to which the review is postponed/],
    ["postpone", named, /after today/],
    ["postpone", addDays(named, 2), /after today/],
    ["stop", addDays(named, 20), /leave this empty/],
    ["escalate", addDays(named, 20), /leave this empty/],
  ] as const)("%s with the next day %s is refused at that day", (outcome, nextOn, words) => {
    expect(reviewProblems({ outcome, nextOn }, on).nextOn).toMatch(words);
  });

  it("before it is due the next day lies after the due day; with an end, not behind it", () => {
    const early = { dueOn: named, today: addDays(named, -20), end: addDays(named, 30) };
    expect(reviewProblems({ outcome: "postpone", nextOn: named }, early).nextOn).toMatch(/on which the review is due/);
    expect(reviewProblems({ outcome: "postpone", nextOn: addDays(named, 31) }, early).nextOn).toMatch(/ends on/);
    expect(reviewProblems({ outcome: "postpone", nextOn: addDays(named, 30) }, early)).toEqual({});
    expect(reviewProblems({ outcome: "continue", nextOn: null }, early)).toEqual({});
  });
});

describe("a treatment with a review", () => {
  const drug = aDrug({ reviewOn: named });
  const agreed = { ...drug, reviewMeasure: "mg-adl", reviewSuccess: "at least 2 points better" };

  it("says measure, day and success in its final wording; one without says what it always said", () => {
    const line = "review on 14-Dec-2026: MG Activities of Daily Living; success means at least 2 points better";
    expect(reviewLine(agreed)).toBe(line);
    expect(treatmentText(agreed).lines.at(-1)).toEqual([{ part: "detail", text: line }]);
    expect(treatmentText(agreed).plain).toContain(line);
    expect(treatmentText(drug).lines).toEqual(treatmentText(agreed).lines.slice(0, -1));
  });

  it("keeps the form it was signed in when nothing was agreed", () => {
    const kept = completeTreatment({ ...drug, reviewMeasure: "", reviewSuccess: null });
    expect(kept.ok && Object.keys(kept.value).toSorted()).toEqual(Object.keys(drug).toSorted());
  });

  it.each([
    ["a measure without success", { reviewMeasure: "mrs", reviewSuccess: "" }, "reviewSuccess"],
    ["success without a day", { reviewOn: null, end: addDays(named, 90), reviewSuccess: "better" }, "reviewOn"],
  ])("%s is refused at its field", (_, fields, path) => {
    const answer = completeTreatment({ ...drug, ...fields });
    expect(answer.ok ? [] : answer.problem.map((p) => p.path)).toContain(path);
  });

  it("a review agreed later is a change that both versions can be compared in", () => {
    const [change] = diffTreatments([drug], [agreed]);
    expect(change?.status === "changed" && change.fields.map((f) => f.field)).toEqual([
      "reviewMeasure",
      "reviewSuccess",
    ]);
  });
});
