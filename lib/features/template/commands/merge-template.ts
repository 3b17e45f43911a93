import { v7 as uuid } from "uuid";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { carriedReasons, templateRecords } from "@/lib/domain/template/deviations";
import { type MergeProblem, mergeTemplate as merge } from "@/lib/domain/template/merge";
import { templateById } from "@/lib/domain/template/templates";
import type { TemplateUse } from "@/lib/domain/template/use";
import { addTemplated, lockTemplatedDraft, MOST_TREATMENTS } from "@/lib/features/draft/on-template";
import { command } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/db";
import { conflict, done, type Refusal, refused } from "@/lib/platform/outcome";
import type { MergeTemplateInput } from "../input";
import { keepReason, keepUse, recordedDiagnosis, recordsOfVersion, usesInDraft } from "../store";

export type MergedTemplate = { readonly added: number; readonly skipped: readonly string[]; readonly revision: number };

/** Adds the ticked lines of a template to a draft as incomplete treatments; what is in the draft already is left alone. */
export const mergeTemplate = command<MergeTemplateInput, MergedTemplate>({
  name: "template.merge",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const { templateId, arm, dayZero, lines } = input;
    const found = await lockTemplatedDraft(tx, input.draftId, actor);
    if (!found) return refused("not-found");
    const { draft, treatments, closed } = found;
    if (closed) return closed;
    const lost = () => conflict({ lines }, { revision: draft.revision }, { by: draft.authorName, at: draft.changedAt });
    if (draft.revision !== input.revision) return lost();
    const template = templateById(templateId);
    if (!template) return refused("not-found");
    if (template.hash !== input.hash) return refused("template-changed");
    const diagnosis = await recordedDiagnosis(tx, draft.planId);
    const before = (await usesInDraft(tx, draft.id)).find((use) => use.templateId === templateId) ?? null;
    const drafted = treatments.filter((t) => !t.removed).map((t) => t.content);
    const cancer = diagnosis?.cancer ?? null;
    const merged = merge({ template, arm, dayZero, lines, cancer, drafted, before, newId: uuid });
    if (!merged.ok) return refusalOf(merged.problem);
    const { added, skipped } = merged.value;
    if (treatments.length + added.length > MOST_TREATMENTS) return refused("too-many-treatments");
    const written = { by: actor.id, at: now };
    if (!(await addTemplated(tx, found, added, written))) return lost();
    const { id: draftId, planId, patientId } = draft;
    const { name, version, hash } = template;
    const use = {
      draftId,
      planId,
      patientId,
      templateId,
      name,
      version,
      hash,
      arm,
      dayZero,
      lines: merged.value.lines,
    };
    const useId = await keepUse(tx, use, written);
    const kept: TemplateUse = { ...use, id: useId, reasons: before?.reasons ?? [] };
    await carryOver(tx, draft, kept, [...drafted, ...added], written);
    return done({ added: added.length, skipped, revision: draft.revision + 1 }, [
      {
        action: "draft.template-merged",
        patientId,
        planId,
        object: { type: "draft-template", id: useId },
        detail: { template: templateId, version, arm, treatments: added.length },
      },
      ...added.map((t) => ({
        action: "draft.treatment-added",
        patientId,
        planId,
        object: { type: "treatment", id: t.treatmentId },
        detail: { kind: t.kind, lane: t.lane, template: templateId },
      })),
    ]);
  },
});

/** A departure that the current version already explains need not be explained again. */
async function carryOver(
  tx: Tx,
  { planId, patientId, baseVersion }: { planId: string; patientId: string; baseVersion: number },
  use: TemplateUse,
  drafted: readonly DraftTreatment[],
  written: { by: string; at: string },
): Promise<void> {
  const [now] = templateRecords([use], drafted);
  if (!now || baseVersion === 0) return;
  for (const { type, line, reason } of carriedReasons(await recordsOfVersion(tx, planId, baseVersion), now)) {
    const known = use.reasons.find((given) => given.type === type && given.line === line);
    await keepReason(tx, { useId: use.id, type, line, patientId }, { reason, revision: known?.revision ?? 0 }, written);
  }
}

function refusalOf(problem: MergeProblem): Refusal {
  if (problem === "nothing-to-add" || problem === "arm-in-draft") return refused(problem);
  const words = {
    "unknown-line": "This template has no such treatment: reload the page",
    "other-arm": "A ticked treatment belongs to the other arm of the template: untick it",
    "other-cancer": "A ticked treatment is for another cancer than the recorded one: untick it",
  } as const;
  return refused("invalid-input", { fields: { lines: words[problem] } });
}
