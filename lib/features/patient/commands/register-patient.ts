import { v7 as uuid } from "uuid";
import type { CareFunction } from "@/lib/domain/patient/words";
import type { Actor } from "@/lib/platform/actor-types";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { RegisterPatientInput } from "../input/patient";
import { asDate } from "../store";
import { placeProblem } from "./place";

/** A new chart. Whoever opens it joins the care team, and so does the plan lead who is named. */
export const registerPatient = command<RegisterPatientInput, { patientId: string }>({
  name: "patient.register",
  needs: "patient:create",
  on: () => ({ kind: "none" }),
  async run({ tx, actor, now, today, input }) {
    const { born, leadId, teamId, ...columns } = input;
    if (born > today) return refused("not-recordable", { fields: { born: "The date of birth is in the future" } });
    const place = await placeProblem(tx, { teamId, leadId });
    if (!place.ok) return place;
    const patientId = uuid();
    // createMany: the reading policy cannot see the row before its care team exists.
    const { count } = await tx.patient.createMany({
      data: {
        id: patientId,
        ...columns,
        teamId,
        leadId,
        siteId: place.siteId,
        born: asDate(born),
        createdBy: actor.id,
      },
      skipDuplicates: true,
    });
    if (count === 0) return refused("mrn-taken", { fields: { mrn: mrnTaken } });
    const member = (personId: string, work: CareFunction) => ({
      id: uuid(),
      patientId,
      personId,
      function: work,
      fromOn: asDate(today),
      createdAt: new Date(now),
      createdBy: actor.id,
    });
    if (actor.role !== "system") {
      await tx.careTeamMember.createMany({ data: [member(actor.id, functionOf(actor, leadId))] });
    }
    if (leadId !== null && leadId !== actor.id) {
      await tx.careTeamMember.createMany({ data: [member(leadId, "plan-lead")] });
    }
    return done({ patientId }, [
      { action: "patient.registered", patientId, object: { type: "patient", id: patientId } },
    ]);
  },
});

export const mrnTaken = "This medical record number belongs to another patient. Check the number";

function functionOf(actor: Actor, leadId: string | null): CareFunction {
  if (actor.id === leadId) return "plan-lead";
  return actor.role === "neurologist" ? "neurology" : actor.role === "oncologist" ? "oncology" : "other";
}
