import { v7 as uuid } from "uuid";
import { consentProblems } from "@/lib/domain/consent/consent";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { RecordConsentInput } from "../input";
import { insertConsent, placeOf, putConsentInError } from "../store";

/** Agreement to one treatment of a plan, or its refusal; it may take the place of a record that was never right. */
export const recordConsent = command<RecordConsentInput, { id: string }>({
  name: "consent.record",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, decision, decidedBy, replaces } = input;
    const place = await placeOf(tx, planId, treatmentId, now);
    if (!place) return refused("not-found");
    const fields = consentProblems(input, place.today);
    if (Object.keys(fields).length > 0) return refused("not-recordable", { fields });
    const { patientId } = place;
    const id = uuid();
    await insertConsent(tx, input, { id, by: actor.id, at: now, patientId });
    const about = { patientId, planId };
    const detail = { treatmentId, decision, decidedBy };
    const recorded = { ...about, action: "consent.recorded", object: { type: "consent", id }, detail };
    if (!replaces) {
      await factsChanged(tx, patientId, now);
      return done({ id }, [recorded]);
    }
    const mark = { by: actor.id, at: now, reason: replaces.reason, replacedById: id };
    const refusal = await putConsentInError(tx, { id: replaces.id, revision: replaces.revision, treatmentId }, mark);
    if (refusal) return refusal;
    await factsChanged(tx, patientId, now);
    const object = { type: "consent", id: replaces.id };
    return done({ id }, [
      recorded,
      { ...about, action: "consent.entered-in-error", object, detail: { treatmentId }, reason: "replaced" },
    ]);
  },
});
