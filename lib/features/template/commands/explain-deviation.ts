import { templateRecords } from "@/lib/domain/template/deviations";
import { lockTemplatedDraft } from "@/lib/features/draft/on-template";
import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { ExplainDeviationInput } from "../input";
import { keepReason, reasonOf, usesInDraft } from "../store";

/** Why the draft departs from a template at one line. */
export const explainDeviation = command<ExplainDeviationInput, { revision: number }>({
  name: "template.explain-deviation",
  needs: "plan:draft",
  on: ({ draftId }) => ({ kind: "draft", id: draftId }),
  async run({ tx, actor, now, input }) {
    const found = await lockTemplatedDraft(tx, input.draftId, actor);
    if (!found) return refused("not-found");
    const { draft, treatments, closed } = found;
    const use = (await usesInDraft(tx, draft.id)).find((one) => one.id === input.useId);
    if (!use) return refused("not-found");
    const known = await reasonOf(tx, input);
    const { reason, revision } = input;
    if ((known?.revision ?? 0) !== revision)
      return conflict(
        { reason },
        { reason: known?.reason, revision: known?.revision },
        known ? { by: known.by, at: known.at } : {},
      );
    if (closed) return closed;
    const drafted = treatments.filter((t) => !t.removed).map((t) => t.content);
    const [record] = templateRecords([use], drafted);
    if (!record?.deviations.some((d) => d.type === input.type && d.line === input.line))
      return refused("deviation-gone");
    const { patientId, planId } = draft;
    await keepReason(tx, { ...input, patientId }, { reason, revision }, { by: actor.id, at: now });
    return done({ revision: revision + 1 }, [
      {
        action: "draft.deviation-explained",
        patientId,
        planId,
        object: { type: "draft-template", id: use.id },
        detail: { type: input.type, line: input.line, template: use.templateId },
      },
    ]);
  },
});
