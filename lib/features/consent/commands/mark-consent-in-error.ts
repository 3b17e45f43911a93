import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { ConsentInErrorInput } from "../input";
import { placeOf, putConsentInError } from "../store";

/** A consent that was never right and has no successor; it stays readable and counts no more. */
export const markConsentInError = command<ConsentInErrorInput, null>({
  name: "consent.mark-in-error",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, id, revision, reason } = input;
    const place = await placeOf(tx, planId, treatmentId, now);
    if (!place) return refused("not-found");
    const refusal = await putConsentInError(tx, { id, revision, treatmentId }, { by: actor.id, at: now, reason });
    if (refusal) return refusal;
    await factsChanged(tx, place.patientId, now);
    const about = { patientId: place.patientId, planId, object: { type: "consent", id } };
    return done(null, [{ ...about, action: "consent.entered-in-error", detail: { treatmentId } }]);
  },
});
