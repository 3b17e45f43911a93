import { v7 as uuid } from "uuid";
import { factsChanged } from "@/lib/features/safety/on-facts-changed";
import { command } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/db";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { EditPatientInput } from "../input/patient";
import { mrnTaken } from "../new-chart";
import { asDate } from "../store";
import { placeProblem } from "./place";

/** Corrects who a patient is, where they are, and who leads the plan. */
export const editPatient = command<EditPatientInput, { revision: number }>({
  name: "patient.edit",
  needs: "patient:edit",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, today, input }) {
    const { patientId, revision, born, leadId, teamId, ...columns } = input;
    if (born > today) return refused("not-recordable", { fields: { born: "The date of birth is in the future" } });
    const place = await placeProblem(tx, { teamId, leadId });
    if (!place.ok) return place;
    const taken = await tx.$queryRaw<
      { taken: boolean }[]
    >`SELECT access.mrn_taken(${columns.mrn}, ${patientId}::uuid) AS taken`;
    if (taken[0]?.taken) return refused("mrn-taken", { fields: { mrn: mrnTaken } });
    const { count } = await tx.patient.updateMany({
      where: { id: patientId, revision, erroredAt: null },
      data: { ...columns, born: asDate(born), teamId, leadId, siteId: place.siteId, revision: { increment: 1 } },
    });
    if (count === 0) return await lostTo(tx, input);
    const joined = leadId === null ? 0 : await joinAsLead(tx, { patientId, leadId, by: actor.id, today });
    await factsChanged(tx, patientId, now);
    return done({ revision: revision + 1 }, [
      {
        action: "patient.edited",
        patientId,
        object: { type: "patient", id: patientId },
        detail: { leadJoined: joined > 0 },
      },
    ]);
  },
});

async function joinAsLead(
  tx: Tx,
  { patientId, leadId, by, today }: { patientId: string; leadId: string; by: string; today: string },
): Promise<number> {
  const open = await tx.careTeamMember.count({ where: { patientId, personId: leadId, toOn: null } });
  if (open > 0) return 0;
  const data = { id: uuid(), patientId, personId: leadId, function: "plan-lead", fromOn: asDate(today), createdBy: by };
  return (await tx.careTeamMember.createMany({ data: [data] })).count;
}

async function lostTo(tx: Tx, input: EditPatientInput) {
  const present = await tx.patient.findFirst({ where: { id: input.patientId } });
  if (!present) return refused("not-found");
  if (present.erroredAt) return refused("already-in-error");
  const last = await tx.auditEvent.findFirst({
    where: { patientId: input.patientId, action: "patient.edited", outcome: "done" },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    select: { actorName: true, occurredAt: true },
  });
  const { mrn, family, given, sexAtBirth, teamId, leadId, bed, phone, revision } = present;
  const born = present.born.toISOString().slice(0, 10);
  const theirs = { mrn, family, given, born, sexAtBirth, teamId, leadId, bed, phone, revision };
  return conflict(input, theirs, last ? { by: last.actorName, at: last.occurredAt.toISOString() } : {});
}
