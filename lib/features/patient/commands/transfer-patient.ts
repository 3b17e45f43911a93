import { v7 as uuid } from "uuid";
import { dayInZone } from "@/lib/domain/shared/instant";
import { newPlanLead } from "@/lib/features/plan/on-transfer";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { TransferPatientInput } from "../input/transfer";
import { asDate } from "../store";
import { placeProblem } from "./place";

/**
 * A patient moves to another team, and to its site: the new neurologist leads from today, the care team of before ends at once, and
 * so does its access. Plans go on under the new lead; one that ends instead is discontinued as transferred before.
 */
export const transferPatient = command<TransferPatientInput, null>({
  name: "patient.transfer",
  needs: "care-team:edit",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { patientId, revision, teamId, leadId, reason } = input;
    const place = await placeProblem(tx, { teamId, leadId });
    if (!place.ok) return place;
    await tx.$queryRaw`SELECT id FROM patient WHERE id = ${patientId}::uuid FOR UPDATE`;
    const present = await tx.patient.findFirst({ where: { id: patientId, erroredAt: null } });
    if (!present) return refused("not-found");
    if (present.revision !== revision)
      return conflict({ teamId }, { teamId: present.teamId, revision: present.revision });
    if (present.deceased) return refused("patient-died");
    if (present.teamId === teamId)
      return refused("not-recordable", { fields: { teamId: "The patient is with this team already" } });
    const joins = await tx.teamMember.count({ where: { teamId, personId: leadId } });
    if (joins === 0) return refused("not-recordable", { fields: { leadId: "Choose a neurologist of the new team" } });
    const [site] = await tx.$queryRaw<{ zone: string }[]>`SELECT zone FROM site WHERE id = ${place.siteId}::uuid`;
    const today = asDate(dayInZone(now, site?.zone ?? "UTC"));
    const open = await tx.careTeamMember.findMany({
      where: { patientId, endedAt: null, OR: [{ toOn: null }, { toOn: { gte: today } }] },
    });
    if (!open.some((member) => member.personId === leadId && member.toOn === null && !member.cover)) {
      const lead = {
        id: uuid(),
        patientId,
        personId: leadId,
        function: "plan-lead",
        fromOn: today,
        createdBy: actor.id,
      };
      await tx.careTeamMember.createMany({ data: [lead] });
    }
    const plans = await newPlanLead(tx, { patientId, leadId, reason });
    await factsChanged(tx, patientId, now);
    const ended = open.filter((member) => member.personId !== leadId);
    // In one statement and last, since whoever transfers the patient may lose the chart by either half of it.
    await tx.$executeRaw`
      WITH moved AS (
        UPDATE patient SET team_id = ${teamId}::uuid, lead_id = ${leadId}::uuid, site_id = ${place.siteId}::uuid, bed = NULL,
               revision = revision + 1 WHERE id = ${patientId}::uuid RETURNING id)
      UPDATE care_team_member SET to_on = greatest(from_on, ${today}::date), ended_at = ${now}::timestamptz, ended_by = ${actor.id}::uuid,
             revision = revision + 1
       WHERE id = ANY (${ended.map((member) => member.id)}::uuid[])`;
    const object = { type: "patient", id: patientId };
    const detail = { fromTeam: present.teamId, toTeam: teamId, leadId, ended: ended.length };
    return done(null, [{ action: "patient.transferred", patientId, object, reason, detail }, ...plans]);
  },
});
