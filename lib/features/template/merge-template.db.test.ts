import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { completeTreatment } from "@/lib/domain/plan/draft-treatment";
import { addTreatment } from "@/lib/features/draft/commands/add-treatment";
import { createPlan } from "@/lib/features/draft/commands/create-plan";
import { discardDraft } from "@/lib/features/draft/commands/discard-draft";
import { execute } from "@/lib/platform/command";
import { aChart, aDiagnosis, type Chart } from "@/lib/testing/charts";
import { addedTo, aFirstDraft, type DraftFixture } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { mergeInput } from "@/lib/testing/templates";
import { mergeTemplate } from "./commands/merge-template";
import { diagnosesForTemplates, diagnosisForTemplates } from "./queries/matches";
import { templatesOfDraft } from "./queries/uses";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
const contents = async (draftId: string) =>
  (
    await rowsOf<{ content: DraftTreatment }>(
      "SELECT content FROM draft_treatment WHERE draft_id = $1 ORDER BY position",
      [draftId],
    )
  ).map((row) => row.content);
const namesIn = async (draftId: string) => (await contents(draftId)).map((t) => t.name);
const revisionOf = async (draftId: string) =>
  (await rowsOf<{ revision: number }>("SELECT revision FROM draft WHERE id = $1", [draftId]))[0]?.revision;

describe("merging a template into a draft", () => {
  it("adds the ticked treatments incomplete, with start and reason but no dose, and keeps how", async () => {
    const draft = await aFirstDraft(clinic);
    const answer = await execute(mergeTemplate, clinic.neurologist, mergeInput(draft));
    expect(answer).toMatchObject({ ok: true, value: { added: 2, skipped: [], revision: 2 } });
    const added = await contents(draft.draftId);
    expect(added.map((t) => [t.agent, t.start, t.action])).toEqual([
      ["amifampridine", "2026-11-23", "start"],
      ["physical-therapy-referral", "2026-11-25", "start"],
    ]);
    expect(added.every((t) => !completeTreatment(t).ok && !("steps" in t))).toBe(true);
    const [use] = await templatesOfDraft(clinic.neurologist, draft.planId);
    expect(use).toMatchObject({ templateId: "lems", version: 1, arm: "no-cancer", dayZero: "2026-11-23" });
    expect(use?.lines.find((used) => used.line.id === "amifampridine")).toMatchObject({
      how: "merged",
      treatmentId: added[0]?.treatmentId,
    });
    expect((await auditOf(draft.chart.patientId)).slice(2)).toEqual([
      "draft.template-merged done",
      "draft.treatment-added done",
      "draft.treatment-added done",
    ]);
  });

  it("leaves an agent alone that is in the draft already", async () => {
    const draft = await aFirstDraft(clinic);
    const { content } = await addedTo(draft);
    const answer = await execute(mergeTemplate, clinic.neurologist, mergeInput(draft));
    expect(answer).toMatchObject({ ok: true, value: { added: 1, skipped: ["Amifampridine"] } });
    const now = await contents(draft.draftId);
    expect(now[0]).toEqual(content);
    expect(now.map((t) => t.agent)).toEqual(["amifampridine", "physical-therapy-referral"]);
    const [use] = await templatesOfDraft(clinic.neurologist, draft.planId);
    expect(use?.lines.find((used) => used.line.id === "amifampridine")).toMatchObject({ how: "present" });
  });

  it("adds more lines of the same template later, under one record", async () => {
    const draft = await aFirstDraft(clinic);
    await execute(mergeTemplate, clinic.neurologist, mergeInput(draft));
    const more = mergeInput(draft, { lines: ["pyridostigmine"], revision: 2 });
    expect(await execute(mergeTemplate, clinic.neurologist, more)).toMatchObject({ ok: true, value: { added: 1 } });
    const uses = await templatesOfDraft(clinic.neurologist, draft.planId);
    expect(uses).toHaveLength(1);
    expect(uses[0]?.lines.filter((used) => used.how === "merged")).toHaveLength(3);
  });

  it("does nothing twice when the same request is sent again", async () => {
    const draft = await aFirstDraft(clinic);
    const [key, input] = [uuid(), mergeInput(draft)];
    const first = await execute(mergeTemplate, clinic.neurologist, input, { key });
    expect(await execute(mergeTemplate, clinic.neurologist, input, { key })).toEqual(first);
    expect(await contents(draft.draftId)).toHaveLength(2);
  });

  it("lets one of two concurrent merges win and tells the other what moved", async () => {
    const draft = await aFirstDraft(clinic);
    const merge = (line: string) => execute(mergeTemplate, clinic.neurologist, mergeInput(draft, { lines: [line] }));
    const answers = await Promise.all([merge("amifampridine"), merge("pyridostigmine")]);
    const loser = answers.find((answer) => !answer.ok);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(loser).toMatchObject({ code: "changed-by-someone-else", conflict: { theirs: { revision: 2 } } });
    expect(await contents(draft.draftId)).toHaveLength(1);
  });

  it("is refused to who may only read, to a therapist, to strangers and to a colleague without the draft", async () => {
    const draft = await aFirstDraft(clinic);
    const input = mergeInput(draft);
    expect(await execute(mergeTemplate, clinic.oncologist, input)).toMatchObject({ code: "may-not" });
    for (const person of [clinic.physicalTherapist, clinic.nurse, clinic.foreignNeurologist])
      expect(await execute(mergeTemplate, person, input)).toMatchObject({ code: "not-found" });
    expect(await contents(draft.draftId)).toEqual([]);
    expect(await revisionOf(draft.draftId)).toBe(1);
  });

  it("shows a therapist and a stranger neither the templates of a draft nor the diagnosis they are matched to", async () => {
    const draft = await aFirstDraft(clinic);
    await execute(mergeTemplate, clinic.neurologist, mergeInput(draft));
    for (const person of [clinic.physicalTherapist, clinic.foreignNeurologist]) {
      expect(await templatesOfDraft(person, draft.planId)).toEqual([]);
      expect(await diagnosisForTemplates(person, draft.planId)).toBeNull();
      expect(await diagnosesForTemplates(person, draft.chart.patientId)).toEqual([]);
    }
    expect(await diagnosisForTemplates(clinic.neurologist, draft.planId)).toMatchObject({ phenotype: "lems" });
  });

  it("is refused for an old template, the other arm, another cancer, and when nothing is left to add", async () => {
    const draft = await aFirstDraft(clinic);
    const send = (input: ReturnType<typeof mergeInput>) => execute(mergeTemplate, clinic.neurologist, input);
    expect(await send({ ...mergeInput(draft), hash: "h1:old" })).toMatchObject({ code: "template-changed" });
    const chemotherapy = mergeInput(draft, { lines: ["regimen-carboplatin-etoposide"] });
    expect(await send(chemotherapy)).toMatchObject({ code: "invalid-input", fields: { lines: expect.any(String) } });
    await addedTo(draft);
    expect(await send(mergeInput(draft, { lines: ["amifampridine"] }))).toMatchObject({ code: "nothing-to-add" });
    expect(await namesIn(draft.draftId)).toEqual(["Amifampridine"]);
  });

  it("offers no chemotherapy for another cancer than the recorded one", async () => {
    const chart: Chart = await aChart(clinic);
    const diagnosisId = await aDiagnosis(chart, {
      cancer_status: "found",
      cancer: "breast",
      cancer_found_on: "2026-10-01",
    });
    const plan = await execute(createPlan, clinic.neurologist, { diagnosisId, title: "LEMS" });
    if (!plan.ok) throw new Error(plan.code);
    const draft: DraftFixture = { chart, ...plan.value };
    const input = mergeInput(draft, { arm: "cancer-found", lines: ["regimen-carboplatin-etoposide"] });
    expect(await execute(mergeTemplate, clinic.neurologist, input)).toMatchObject({ code: "invalid-input" });
  });

  it("is refused for a draft that was discarded, by the command and by the database", async () => {
    const draft = await aFirstDraft(clinic);
    await execute(mergeTemplate, clinic.neurologist, mergeInput(draft));
    const discard = { draftId: draft.draftId, revision: 2, reason: "Wrong plan" };
    expect(await execute(discardDraft, clinic.neurologist, discard)).toMatchObject({ ok: true });
    const more = mergeInput(draft, { lines: ["pyridostigmine"], revision: 3 });
    expect(await execute(mergeTemplate, clinic.neurologist, more)).toMatchObject({ code: "draft-discarded" });
    const touch = "UPDATE draft_template SET arm = 'cancer-found', revision = revision + 1 WHERE draft_id = $1";
    await expect(rowsOf(touch, [draft.draftId])).rejects.toThrow(/not open/);
    await expect(rowsOf("DELETE FROM draft_template WHERE draft_id = $1", [draft.draftId])).rejects.toThrow();
  });

  it("never goes beyond what a draft holds", async () => {
    const draft = await aFirstDraft(clinic);
    const named = (at: number) => ({ kind: "drug", lane: "symptom", agent: null, name: `Drug ${at}` }) as const;
    for (let at = 1; at <= 149; at++)
      await execute(addTreatment, clinic.neurologist, { draftId: draft.draftId, ...named(at) });
    expect(await execute(mergeTemplate, clinic.neurologist, mergeInput(draft))).toMatchObject({
      code: "too-many-treatments",
    });
    expect(await contents(draft.draftId)).toHaveLength(149);
  });
});
