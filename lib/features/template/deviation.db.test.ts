import { beforeAll, describe, expect, it } from "vitest";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { templateRecords } from "@/lib/domain/template/deviations";
import { readSigned } from "@/lib/domain/version/signed-content";
import { openDraft } from "@/lib/features/draft/commands/open-draft";
import { saveTreatment } from "@/lib/features/draft/commands/save-treatment";
import { signDraft } from "@/lib/features/plan/commands/sign-draft";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aFirstDraft, type DraftFixture } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { acknowledgeAll, signingInput, signNow, signPage } from "@/lib/testing/signing";
import { mergeInput } from "@/lib/testing/templates";
import { explainDeviation } from "./commands/explain-deviation";
import { mergeTemplate } from "./commands/merge-template";
import { templatesOfDraft } from "./queries/uses";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});

/** A draft with amifampridine alone from the LEMS template, complete: three standard lines are not taken. */
async function withAmifampridine(): Promise<DraftFixture & { useId: string }> {
  const draft = await aFirstDraft(clinic);
  await execute(mergeTemplate, clinic.neurologist, mergeInput(draft, { lines: ["amifampridine"] }));
  const [row] = await rowsOf<{ content: DraftTreatment; revision: number }>(
    "SELECT content, revision FROM draft_treatment WHERE draft_id = $1",
    [draft.draftId],
  );
  if (!row) throw new Error("nothing merged");
  const { treatmentId } = row.content;
  const content = { ...aDrug(), ...row.content } as DraftTreatment;
  const step = { ...aDrug().steps[0], from: content.start };
  const complete = { ...content, steps: [step] } as DraftTreatment;
  const at = { draftId: draft.draftId, treatmentId, revision: row.revision, content: complete };
  const saved = await execute(saveTreatment, clinic.neurologist, at);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const [use] = await templatesOfDraft(clinic.neurologist, draft.planId);
  if (!use) throw new Error("no template");
  return { ...draft, useId: use.id };
}
const open = async ({ planId, draftId }: DraftFixture) => {
  const uses = await templatesOfDraft(clinic.neurologist, planId);
  const rows = await rowsOf<{ content: DraftTreatment }>(
    "SELECT content FROM draft_treatment WHERE draft_id = $1 AND removed_at IS NULL",
    [draftId],
  );
  const [record] = templateRecords(
    uses,
    rows.map((row) => row.content),
  );
  return (record?.deviations ?? []).filter((d) => d.needsReason && !d.reason);
};
const explain = (draft: { draftId: string; useId: string }, line: string, more = {}) =>
  execute(explainDeviation, clinic.neurologist, {
    ...{ draftId: draft.draftId, useId: draft.useId, type: "not-taken" as const, line },
    ...{ revision: 0, reason: "Done elsewhere last week", ...more },
  });

describe("a departure from a template", () => {
  it("gets its reason, which is audited and can be put better", async () => {
    const draft = await withAmifampridine();
    expect(await explain(draft, "tumour-screen")).toMatchObject({ ok: true, value: { revision: 1 } });
    const better = await explain(draft, "tumour-screen", { revision: 1, reason: "CT and PET on 20-Nov-2026" });
    expect(better).toMatchObject({ ok: true, value: { revision: 2 } });
    expect((await open(draft)).map((d) => d.line)).not.toContain("tumour-screen");
    expect((await auditOf(draft.chart.patientId)).slice(-2)).toEqual([
      "draft.deviation-explained done",
      "draft.deviation-explained done",
    ]);
  });

  it("lets one of two concurrent reasons win and gives the other both", async () => {
    const draft = await withAmifampridine();
    const answers = await Promise.all(["Mine", "Theirs"].map((reason) => explain(draft, "tumour-screen", { reason })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      code: "changed-by-someone-else",
      conflict: { theirs: { revision: 1 }, by: clinic.neurologist.name },
    });
  });

  it("is not explained by who may only read, by strangers, or where there is none", async () => {
    const draft = await withAmifampridine();
    const input = {
      ...{ draftId: draft.draftId, useId: draft.useId, type: "not-taken" as const },
      ...{ line: "tumour-screen", revision: 0, reason: "Because" },
    };
    expect(await execute(explainDeviation, clinic.oncologist, input)).toMatchObject({ code: "may-not" });
    expect(await execute(explainDeviation, clinic.physicalTherapist, input)).toMatchObject({ code: "not-found" });
    expect(await execute(explainDeviation, clinic.foreignNeurologist, input)).toMatchObject({ code: "not-found" });
    expect(await explain(draft, "amifampridine")).toMatchObject({ code: "deviation-gone" });
    expect(await rowsOf("SELECT 1 FROM template_deviation WHERE draft_template_id = $1", [draft.useId])).toEqual([]);
  });

  it("blocks signing while its reason is missing, and stands in the version for ever with it", async () => {
    const draft = await withAmifampridine();
    await acknowledgeAll(clinic.neurologist, draft.planId);
    expect((await signPage(clinic.neurologist, draft.planId)).missing.join()).toMatch(
      /departs from the template Lambert-Eaton myasthenic syndrome v1: Tumour search is part of the template/,
    );
    const blocked = await execute(signDraft, clinic.neurologist, await signingInput(clinic.neurologist, draft.planId));
    expect(blocked).toMatchObject({ ok: false, code: "not-signable" });
    for (const { line, type } of await open(draft)) await explain(draft, line, { type });
    const answer = await signNow(clinic.neurologist, draft.planId);
    expect(answer).toMatchObject({ ok: true, value: { version: 1 } });
    const [version] = await rowsOf<{ content: string }>("SELECT content FROM version WHERE plan_id = $1", [
      draft.planId,
    ]);
    const [record] = readSigned(version?.content ?? "").template ?? [];
    expect(record).toMatchObject({ id: "lems", version: 1, arm: "no-cancer", taken: [{ line: "amifampridine" }] });
    expect(record?.deviations.find((d) => d.line === "tumour-screen")).toMatchObject({
      type: "not-taken",
      reason: "Done elsewhere last week",
    });
    const late = "UPDATE template_deviation SET reason = 'Other', revision = revision + 1 WHERE draft_template_id = $1";
    await expect(rowsOf(late, [draft.useId])).rejects.toThrow(/not open/);
  });

  it("need not be explained again in the next version while it is the very same", async () => {
    const draft = await withAmifampridine();
    for (const { line, type } of await open(draft)) await explain(draft, line, { type });
    expect(await signNow(clinic.neurologist, draft.planId)).toMatchObject({ ok: true });
    const opened = await execute(openDraft, clinic.neurologist, { planId: draft.planId });
    if (!opened.ok) throw new Error(opened.code);
    const next = { ...draft, draftId: opened.value.draftId };
    const more = mergeInput(next, { lines: ["speech-therapy-referral"] });
    expect(await execute(mergeTemplate, clinic.neurologist, more)).toMatchObject({ ok: true });
    expect(await open(next)).toEqual([]);
    const [use] = await templatesOfDraft(clinic.neurologist, draft.planId);
    expect(use?.reasons.map((given) => given.line)).toEqual([
      "csf-mri-antibody-workup",
      "physical-therapy-referral",
      "tumour-screen",
    ]);
  });

  it("refuses a signature when a reason changed after the page was shown, and says so", async () => {
    const draft = await withAmifampridine();
    for (const { line, type } of await open(draft)) await explain(draft, line, { type });
    const shown = await signingInput(clinic.neurologist, draft.planId);
    await explain(draft, "tumour-screen", { revision: 1, reason: "Another reason" });
    expect(await execute(signDraft, clinic.neurologist, shown)).toMatchObject({
      code: "content-changed",
      details: { difference: ["The departures from a template, or the reasons for them, were changed."] },
    });
  });
});
