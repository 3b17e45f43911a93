import { beforeAll, beforeEach, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { aChart, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, type DraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { signAlone } from "@/lib/testing/signing";
import { discardDraft } from "./commands/discard-draft";
import { answerComment, askChanges, backToEditing, commentOnDraft, sendForReview } from "./commands/review-draft";
import { takeOverDraft } from "./commands/take-over-draft";
import { updateDraft } from "./commands/update-draft";
import { draftForEditor } from "./queries/editor";

let clinic: Clinic;
let chart: Chart;
let plan: DraftedPlan;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  plan = await aDraftedPlan(chart);
});

const view = async (who = clinic.neurologist) => {
  const found = await draftForEditor(who, plan.planId);
  if (!found?.draft) throw new Error("no draft");
  return { ...found, draft: found.draft };
};
const at = async () => ({ draftId: plan.draftId, revision: (await view()).draft.revision });
const send = async (who = clinic.neurologist) => execute(sendForReview, who, await at());
const treatmentId = async () => (await view()).items[0]?.content.treatmentId ?? "";
const comment = async (who = clinic.teamLead) =>
  execute(commentOnDraft, who, { draftId: plan.draftId, treatmentId: await treatmentId(), text: "Start lower" });
const ask = async (who = clinic.teamLead) =>
  execute(askChanges, who, { ...(await at()), reason: "Dose and review day" });
const answerAll = async () => {
  for (const { id } of (await view()).comments.filter((one) => one.answer === null))
    expect(
      await execute(answerComment, clinic.neurologist, { draftId: plan.draftId, commentId: id, answer: "Done" }),
    ).toMatchObject({ ok: true });
};

test("a draft goes into review, is commented on, comes back with what to change, and goes into review again", async () => {
  expect(await send()).toMatchObject({ ok: true });
  expect((await view()).may.edit).toBe(false);
  expect(await comment()).toMatchObject({ ok: true });
  expect(await ask()).toMatchObject({ ok: true });
  const asked = await view();
  expect(asked.draft.state).toBe("changes-asked");
  expect(asked.comments.map(({ treatmentId: of, text, answer }) => [of, text, answer])).toEqual([
    [await treatmentId(), "Start lower", null],
    [null, "Dose and review day", null],
  ]);
  expect(asked.may).toMatchObject({ edit: true, review: false });
  expect(await send()).toMatchObject({ code: "comments-open", details: { open: 2 } });
  await answerAll();
  expect(await send()).toMatchObject({ ok: true });
  expect((await view()).draft.state).toBe("in-review");
  expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: true });
  const told = (await auditOf(chart.patientId)).filter((line) => line.startsWith("draft.") && !line.includes("read"));
  expect(told).toEqual([
    "draft.sent-for-review done",
    "draft.commented done",
    "draft.changes-asked done",
    "draft.comment-answered done",
    "draft.comment-answered done",
    "draft.reopened done",
    "draft.sent-for-review done",
  ]);
});

test("changes are asked by a lead, an oncologist or another neurologist, never by the author or somebody without the patient", async () => {
  await send();
  for (const who of [clinic.neurologist]) {
    expect(await comment(who)).toMatchObject({ code: "own-draft" });
    expect(await ask(who)).toMatchObject({ code: "own-draft" });
  }
  for (const who of [clinic.foreignTeamLead, clinic.foreignNeurologist, clinic.administrator]) {
    expect((await comment(who)).ok).toBe(false);
    expect((await ask(who)).ok).toBe(false);
  }
  expect((await view(clinic.oncologist)).may.review).toBe(true);
  expect(await comment(clinic.oncologist)).toMatchObject({ ok: true });
  expect(await ask(clinic.oncologist)).toMatchObject({ ok: true });
});

test("nothing is said of a draft that is not in review, and nothing of a treatment it does not have", async () => {
  expect(await comment()).toMatchObject({ code: "not-in-review" });
  expect(await ask()).toMatchObject({ code: "not-in-review" });
  await send();
  const gone = { draftId: plan.draftId, treatmentId: plan.planId, text: "x" };
  expect(await execute(commentOnDraft, clinic.teamLead, gone)).toMatchObject({ code: "treatment-gone" });
});

test("what was asked stops a signature until it is sent again", async () => {
  await send();
  await ask();
  expect(await signAlone(clinic.neurologist, plan.planId)).toMatchObject({ ok: false, code: "changes-asked" });
});

test("two reviewers who ask at once: one is heard, the other sees that it was asked", async () => {
  await send();
  const input = { ...(await at()), reason: "Lower" };
  const both = await Promise.all([clinic.teamLead, clinic.oncologist].map((who) => execute(askChanges, who, input)));
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect((await view()).comments).toHaveLength(1);
});

test("a comment is answered once, by the author, while changes are made", async () => {
  await send();
  await comment();
  const commentId = (await view()).comments[0]?.id ?? "";
  const input = { draftId: plan.draftId, commentId, answer: "Lowered" };
  expect(await execute(answerComment, clinic.neurologist, input)).toMatchObject({ code: "draft-in-review" });
  await ask();
  expect(await execute(answerComment, clinic.teamLead, input)).toMatchObject({ code: "may-not" });
  expect(await execute(answerComment, clinic.neurologist, input)).toMatchObject({ ok: true });
  expect(await execute(answerComment, clinic.neurologist, input)).toMatchObject({ code: "already-answered" });
});

test("the author takes a draft out of review; a colleague takes it over out of review and out of asked changes", async () => {
  const colleague = await aPerson({ role: "neurologist", siteId: clinic.siteId, teamIds: [clinic.teamId] });
  await joinCareTeam(chart.patientId, colleague);
  await send();
  expect(
    await execute(updateDraft, clinic.neurologist, { ...(await at()), title: "x", effectiveOn: null, reason: null }),
  ).toMatchObject({ code: "draft-in-review" });
  expect(await execute(backToEditing, colleague, await at())).toMatchObject({ code: "not-author" });
  expect(await execute(backToEditing, clinic.neurologist, await at())).toMatchObject({ ok: true });
  await send();
  expect((await view(colleague)).may.takeOver).toBe(true);
  expect(await execute(takeOverDraft, colleague, await at())).toMatchObject({ ok: true });
  expect((await view()).draft).toMatchObject({ state: "open", authorId: colleague.id });
  expect(await send(colleague)).toMatchObject({ ok: true });
  // Its author of before reviews it now.
  expect(await ask(clinic.neurologist)).toMatchObject({ ok: true });
  expect(await execute(takeOverDraft, clinic.neurologist, await at())).toMatchObject({ ok: true });
  expect((await view()).draft).toMatchObject({ state: "changes-asked", authorId: clinic.neurologist.id });
  await answerAll();
  expect(await send()).toMatchObject({ ok: true });
});

test("a stale revision loses, an empty draft is not sent, a draft in review can be discarded", async () => {
  const stale = await at();
  await send();
  expect(await execute(backToEditing, clinic.neurologist, stale)).toMatchObject({ code: "changed-by-someone-else" });
  const ended = { ...(await at()), reason: "Another plan" };
  expect(await execute(discardDraft, clinic.neurologist, ended)).toMatchObject({ ok: true });
  expect((await comment().catch(() => ({ ok: false }))).ok).toBe(false);
  plan = await aDraftedPlan(await aChart(clinic), []);
  expect(await send()).toMatchObject({ code: "draft-empty" });
  expect(await rowsOf("SELECT 1 AS one FROM draft WHERE id = $1 AND state = 'open'", [plan.draftId])).toHaveLength(1);
});
