import { v7 as uuid } from "uuid";
import { dayInZone } from "@/lib/domain/shared/instant";
import { command } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/db";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { AddMemberInput, EndMemberInput } from "../input/patient";
import { asDate, asDateOrNull, zoneOf } from "../store";

/** Takes somebody into a patient's care team, for good or as cover from one day to another. */
export const addCareTeamMember = command<AddMemberInput, { id: string }>({
  name: "care-team.add",
  needs: "care-team:edit",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, input }) {
    const { patientId, personId, fromOn, toOn, cover } = input;
    const person = await tx.person.findUnique({ where: { id: personId }, select: { disabledAt: true, role: true } });
    if (!person || person.disabledAt || person.role === "administrator") {
      return refused("not-recordable", { fields: { personId: "Choose a clinician from the list" } });
    }
    if (cover && toOn === null) return refused("not-recordable", { fields: { toOn: "Cover needs a last day" } });
    if (toOn !== null && toOn < fromOn) {
      return refused("not-recordable", { fields: { toOn: "The last day is before the first day" } });
    }
    const today = dayInZone(now, await zoneOf(tx, patientId));
    if (toOn !== null && toOn < today) {
      return refused("not-recordable", { fields: { toOn: "The last day has passed already" } });
    }
    const open = await tx.careTeamMember.count({
      where: { patientId, personId, endedAt: null, OR: [{ toOn: null }, { toOn: { gte: asDate(fromOn) } }] },
    });
    if (open > 0)
      return refused("already-a-member", { fields: { personId: "This person is on the care team already" } });
    const id = uuid();
    const days = { fromOn: asDate(fromOn), toOn: asDateOrNull(toOn) };
    const data = { id, patientId, personId, function: input.function, cover, ...days, createdBy: actor.id };
    await tx.careTeamMember.createMany({ data: [data] });
    return done({ id }, [
      { action: "care-team.added", patientId, object: { type: "care-team-member", id }, detail: { personId, cover } },
    ]);
  },
});

/** Ends a membership, at once or with a last day; access ends with it, at once when it ends at once. */
export const endCareTeamMember = command<EndMemberInput, null>({
  name: "care-team.end",
  needs: "care-team:edit",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, actor, now, today, input }) {
    const { patientId, memberId, revision, lastDay } = input;
    const member = await tx.careTeamMember.findFirst({ where: { id: memberId, patientId } });
    if (!member) return refused("not-found");
    const fromOn = member.fromOn.toISOString().slice(0, 10);
    if (lastDay !== null && (lastDay < today || lastDay < fromOn)) {
      return refused("not-recordable", { fields: { lastDay: "Choose today or a later day, or end it at once" } });
    }
    if (lastDay === null && (await isLastNeurologist(tx, patientId, member.personId)))
      return refused("last-neurologist");
    const atOnce = { toOn: asDate(fromOn > today ? fromOn : today), endedAt: new Date(now), endedBy: actor.id };
    const { count } = await tx.careTeamMember.updateMany({
      where: { id: memberId, patientId, revision, endedAt: null },
      data: { ...(lastDay === null ? atOnce : { toOn: asDate(lastDay) }), revision: { increment: 1 } },
    });
    if (count === 0) {
      const theirs = { toOn: member.toOn?.toISOString().slice(0, 10) ?? null, ended: member.endedAt !== null };
      return conflict({ lastDay }, { ...theirs, revision: member.revision });
    }
    const object = { type: "care-team-member", id: memberId };
    return done(null, [{ action: "care-team.ended", patientId, object, detail: { atOnce: lastDay === null } }]);
  },
});

/** A chart must not be left without anybody who can plan. */
async function isLastNeurologist(tx: Tx, patientId: string, personId: string): Promise<boolean> {
  const members = await tx.careTeamMember.findMany({
    where: { patientId, toOn: null, endedAt: null, person: { role: "neurologist", disabledAt: null } },
    select: { personId: true },
  });
  return members.some((one) => one.personId === personId) && members.every((one) => one.personId === personId);
}
