import { v7 as uuid } from "uuid";
import { whyNotCosign } from "@/lib/domain/cosign/states";
import { canonicalJson } from "@/lib/domain/plan/canonical";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import { onCauseChanged } from "@/lib/features/reminder/on-cause";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import { contentHash as hashOf } from "../content-hash";
import type { DeclineCosignatureInput } from "../input";
import { askedOf, whyNotOpen } from "../queries/cosign-asked";
import { insertActivation, lockForRelease } from "../store/release";

/** Declines to co-sign a treatment: it stays inactive, or ceases to be active where it was urgent, until a later version. */
export const declineCosignature = command<DeclineCosignatureInput, { planId: string }>({
  name: "treatment.decline-cosignature",
  needs: "plan:cosign",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, version, contentHash, reason } = input;
    const row = await lockForRelease(tx, planId);
    if (!row) return refused("not-found");
    const closed = whyNotOpen(row, input);
    if (closed) return closed;
    const facts = askedOf(row, treatmentId);
    const problem = whyNotCosign(facts, { role: actor.role, isAuthor: row.author?.id === actor.id });
    if (problem) return refused(problem);
    const content = row.treatments.find((t) => t.treatmentId === treatmentId);
    if (!content) return refused("no-cosignature-asked");
    const { patientId } = row;
    const judged = canonicalJson({ schema: "decline/1", contentHash, version });
    const check = { released: treatmentSchema.parse(content), judged, hash: hashOf(judged) };
    const activation = { id: uuid(), planId, version, patientId, kind: "declined", reason, check } as const;
    await insertActivation(tx, activation, { by: actor.id, at: now });
    await factsChanged(tx, patientId, now);
    await onCauseChanged(tx, patientId);
    return done({ planId }, [
      {
        action: "treatment.cosignature-declined",
        patientId,
        planId,
        version,
        object: { type: "treatment", id: treatmentId },
        reason,
        detail: { contentHash, wasUrgent: facts.urgent },
      },
    ]);
  },
});
