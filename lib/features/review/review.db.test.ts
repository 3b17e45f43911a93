import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Drug } from "@/lib/domain/plan/kinds/drug";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { takeOverDraft } from "@/lib/features/draft/commands/take-over-draft";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { draftTreatmentRow } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { decideReview } from "./commands/decide-review";
import { markReviewInError } from "./commands/mark-review-in-error";
import { decideReviewInput } from "./input";
import { reviewForTreatment, reviewsForPlan } from "./queries";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
const due = addDays(today, -3);
const start = addDays(today, -60);
const aBegunDrug = (over: Partial<Drug> = {}) =>
  withOwnId(aDrug({ start, end: null, reviewOn: due, steps: [aDoseStep({ from: start })], ...over }));
let clinic: Clinic;
let chart: Chart;
let planId: string;
let drug: Treatment;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  drug = aBegunDrug({ reviewMeasure: "mg-adl", reviewSuccess: "at least 2 points better" });
  await aSignedVersion(chart, planId, 1, [drug]);
});

const input = (changes: Record<string, unknown> = {}) =>
  decideReviewInput.parse({
    planId,
    treatmentId: drug.treatmentId,
    version: 1,
    dueOn: due,
    outcome: "continue",
    sentence: "MG-ADL fell from 11 to 8",
    nextOn: addDays(today, 90),
    ...changes,
  });
const decide = (changes: Record<string, unknown> = {}, who = clinic.neurologist) =>
  execute(decideReview, who, input(changes));
const view = async () => {
  const seen = await reviewForTreatment(clinic.neurologist, planId, drug.treatmentId);
  if (!seen) throw new Error("no review");
  return seen;
};
const written = async () => (await auditOf(chart.patientId)).filter((line) => !/\.read /.test(line));

describe("deciding a review", () => {
  test("continuing keeps the sentence, agrees on the next day and is audited", async () => {
    expect(await decide()).toMatchObject({ ok: true, value: { draftId: null } });
    const seen = await view();
    expect(seen).toMatchObject({ review: { state: "due", dueOn: addDays(today, 90) }, hasDraft: false });
    expect(seen.decisions).toMatchObject([
      {
        outcome: "continue",
        dueOn: due,
        sentence: "MG-ADL fell from 11 to 8",
        by: clinic.neurologist.name,
        version: 1,
      },
    ]);
    expect(await reviewsForPlan(clinic.neurologist, planId)).toEqual([
      { treatmentId: drug.treatmentId, dueOn: addDays(today, 90) },
    ]);
    expect(await written()).toEqual(["review.continued done"]);
  });

  test("escalating opens the draft with the treatment changed, its reason given and its review day to be entered", async () => {
    const answer = await decide({ outcome: "escalate", nextOn: null });
    expect(answer).toMatchObject({ ok: true, value: { draftId: expect.any(String) } });
    const row = await draftTreatmentRow(drug.treatmentId);
    expect(row?.content).toMatchObject({
      action: "change",
      actionFrom: today,
      changeReason: "MG-ADL fell from 11 to 8",
      reviewOn: null,
    });
    expect(await view()).toMatchObject({ review: { state: "decided", dueOn: null }, isLost: false, hasDraft: true });
    expect(await written()).toEqual(["review.escalated done", "draft.opened done", "draft.treatment-changed done"]);
  });

  test.each(["switch", "stop"])("to %s marks the treatment as stopped from today", async (outcome) => {
    expect((await decide({ outcome, nextOn: null })).ok).toBe(true);
    expect((await draftTreatmentRow(drug.treatmentId))?.content).toMatchObject({ action: "stop", end: today });
  });

  test("a draft that is open already is gone on with; in a colleague's hands nothing is written at all", async () => {
    const other = aBegunDrug();
    await aSignedVersion(chart, planId, 2, [drug, other]);
    const first = await decide({ version: 2, outcome: "stop", nextOn: null });
    const second = await decide({ version: 2, treatmentId: other.treatmentId, outcome: "escalate", nextOn: null });
    expect(first.ok && second.ok && first.value.draftId === second.value.draftId).toBe(true);

    const colleague = await aPerson({ role: "neurologist", siteId: clinic.siteId });
    await joinCareTeam(chart.patientId, colleague);
    const draftId = first.ok ? (first.value.draftId ?? "") : "";
    const [draft] = await rowsOf<{ revision: number }>("SELECT revision FROM draft WHERE id = $1", [draftId]);
    const taken = await execute(takeOverDraft, colleague, { draftId, revision: draft?.revision ?? 0 });
    expect(taken.ok, JSON.stringify(taken)).toBe(true);
    await markNewest(drug.treatmentId);
    expect(await decide({ version: 2, outcome: "stop", nextOn: null })).toMatchObject({
      ok: false,
      code: "not-author",
      message: expect.stringContaining("in the hands of"),
    });
    expect((await view()).review).toEqual({ state: "due", dueOn: due });
  });

  test("when the draft is discarded, the decision is shown as lost instead of settled", async () => {
    await decide({ outcome: "stop", nextOn: null });
    await rowsOf(
      "UPDATE draft SET state = 'discarded', ended_at = now(), revision = revision + 1 WHERE plan_id = $1 RETURNING id",
      [planId],
    );
    expect(await view()).toMatchObject({ isLost: true, review: { state: "decided" } });
  });

  test.each([
    ["to a day that is past", { outcome: "postpone", nextOn: today }],
    ["to no day", { outcome: "postpone", nextOn: null }],
    ["by continuing without a next day, though it has no end", { nextOn: null }],
  ])("%s is refused at its field and nothing is kept", async (_, changes) => {
    expect(await decide(changes)).toMatchObject({
      ok: false,
      code: "not-decidable",
      fields: { nextOn: expect.any(String) },
    });
    expect((await view()).decisions).toEqual([]);
  });

  test("two people at once make one decision; the other is told", async () => {
    const answers = await Promise.all([decide(), decide({ outcome: "postpone", nextOn: addDays(today, 7) })]);
    expect(answers.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["already-decided", "ok"]);
    expect((await view()).decisions).toHaveLength(1);
  });

  test("a postponed one comes back on its day, and each due day is answered once", async () => {
    const later = addDays(today, 7);
    await decide({ outcome: "postpone", nextOn: later, sentence: "Patient on holiday" });
    expect((await view()).review).toEqual({ state: "postponed", dueOn: later });
    expect(await decide()).toMatchObject({ code: "already-decided" });
    expect((await decide({ dueOn: later })).ok).toBe(true);
  });

  test("on a version that was superseded meanwhile, and where the plan names no review any more, it is refused", async () => {
    const bare = { ...aBegunDrug({ reviewOn: null, end: addDays(today, 30) }), treatmentId: drug.treatmentId };
    await aSignedVersion(chart, planId, 2, [bare]);
    expect(await decide()).toMatchObject({ code: "plan-moved-on" });
    expect(await decide({ version: 2 })).toMatchObject({ code: "no-review" });
  });
});

async function markNewest(treatmentId: string, over: Record<string, unknown> = {}) {
  const [row] = await rowsOf<{ id: string; revision: number }>(
    "SELECT id, revision FROM treatment_review_decision WHERE treatment_id = $1 AND errored_at IS NULL ORDER BY due_on DESC LIMIT 1",
    [treatmentId],
  );
  const mark = {
    planId,
    treatmentId,
    id: row?.id ?? "",
    revision: row?.revision ?? 0,
    reason: "Other patient",
    ...over,
  };
  return await execute(markReviewInError, clinic.neurologist, mark);
}

describe("a decision that was never right", () => {
  test("stays readable with its reason, and the review is due again", async () => {
    await decide();
    expect((await markNewest(drug.treatmentId)).ok).toBe(true);
    const seen = await view();
    expect(seen.review).toEqual({ state: "due", dueOn: due });
    expect(seen.decisions).toMatchObject([{ errorReason: "Other patient" }]);
    expect(await written()).toContain("review.entered-in-error done");
    expect((await decide()).ok).toBe(true);
  });

  test("cannot be taken back while a later one rests on it, nor twice, nor at another revision", async () => {
    await decide({ outcome: "postpone", nextOn: addDays(today, 7) });
    const [first] = (await view()).decisions;
    await decide({ dueOn: addDays(today, 7) });
    expect(await markNewest(drug.treatmentId, { id: first?.id })).toMatchObject({ code: "not-the-newest" });
    expect(await markNewest(drug.treatmentId, { revision: 7 })).toMatchObject({ code: "changed-by-someone-else" });
  });
});

describe("who may", () => {
  test.each(["oncologist", "teamLead"] as const)("the %s reads the review and may not decide", async (who) => {
    expect(await reviewForTreatment(clinic[who], planId, drug.treatmentId)).toMatchObject({ mayDecide: false });
    expect(await decide({}, clinic[who])).toMatchObject({ code: "may-not" });
  });
  test.each(["physicalTherapist", "foreignNeurologist", "administrator"] as const)("the %s finds none", async (who) => {
    expect(await reviewForTreatment(clinic[who], planId, drug.treatmentId)).toBeNull();
    expect(await reviewsForPlan(clinic[who], planId)).toEqual([]);
    expect(await decide({}, clinic[who])).toMatchObject({ code: "not-found" });
  });
});

test("the scores of its measure come with it, oldest first", async () => {
  await anObservation(chart, "mg-adl", "8", "{score}", { taken_on: "2026-10-20" });
  await anObservation(chart, "mg-adl", "11", "{score}", { taken_on: "2026-09-20" });
  expect((await view()).scores).toEqual([
    { value: "11", takenOn: "2026-09-20" },
    { value: "8", takenOn: "2026-10-20" },
  ]);
});
