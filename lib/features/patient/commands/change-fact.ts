import { medicineName } from "@/lib/domain/knowledge/other-medicines";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { ChangeStatusInput, MapMedicineInput, MarkInErrorInput } from "../input/facts";
import { changeFact, putInError } from "../store";

/** Resolved, refuted, stopped, not taking: the line stays, its status moves. */
export const changeStatus = command<ChangeStatusInput, null>({
  name: "fact.status-changed",
  needs: "facts:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, now, input }) {
    const { kind, id, patientId, status } = input;
    const refusal = await changeFact(tx, kind, input, { status });
    if (refusal) return refusal;
    await factsChanged(tx, patientId, now);
    return done(null, [
      { action: `${kind}.status-changed`, patientId, object: { type: kind, id }, detail: { status } },
    ]);
  },
});

/** Says which agent of the catalogue a home medicine is; a person confirms it, and may take it back. */
export const mapHomeMedicine = command<MapMedicineInput, null>({
  name: "home-medicine.map",
  needs: "facts:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { id, patientId, agent } = input;
    if (agent !== null && !medicineName(agent)) {
      return refused("not-recordable", { fields: { agent: "Choose a medicine from the list" } });
    }
    const mappedBy = agent === null ? null : actor.id;
    const mappedAt = agent === null ? null : new Date(now);
    const refusal = await changeFact(tx, "home-medicine", input, { agent, mappedBy, mappedAt });
    if (refusal) return refusal;
    await factsChanged(tx, patientId, now);
    const action = agent === null ? "home-medicine.unmapped" : "home-medicine.mapped";
    return done(null, [{ action, patientId, object: { type: "home-medicine", id }, detail: { agent } }]);
  },
});

/** A record that was never right: it stays readable, marked and with its reason, and counts no more. */
export const markInError = command<MarkInErrorInput, null>({
  name: "fact.mark-in-error",
  needs: "facts:record",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { kind, id, patientId, reason } = input;
    const refusal = await putInError(tx, kind, input, { by: actor.id, at: now, reason });
    if (refusal) return refusal;
    await factsChanged(tx, patientId, now);
    return done(null, [{ action: `${kind}.entered-in-error`, patientId, object: { type: kind, id } }]);
  },
});
