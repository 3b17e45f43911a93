import "server-only";
import type { Tx } from "@/lib/platform/db";

export type TeamFacts = { readonly name: string; readonly phone: string | null };

export async function loadTeam(
  tx: Tx,
  id: string,
): Promise<(TeamFacts & { readonly siteId: string; readonly revision: number; readonly memberIds: string[] }) | null> {
  const row = await tx.team.findUnique({ where: { id }, include: { members: { select: { personId: true } } } });
  if (!row) return null;
  const { name, phone, siteId, revision } = row;
  return { name, phone, siteId, revision, memberIds: row.members.map((member) => member.personId) };
}

export async function teamNameTaken(tx: Tx, siteId: string, name: string, exceptId: string | null): Promise<boolean> {
  const row = await tx.team.findUnique({ where: { siteId_name: { siteId, name } }, select: { id: true } });
  return row !== null && row.id !== exceptId;
}

export async function insertTeam(tx: Tx, id: string, siteId: string, facts: TeamFacts): Promise<void> {
  await tx.team.create({ data: { id, siteId, ...facts } });
}

/** Saves over exactly the revision that was read; false when somebody else saved first. */
export async function updateTeam(tx: Tx, id: string, revision: number, facts: TeamFacts): Promise<boolean> {
  const data = { ...facts, revision: { increment: 1 } };
  return (await tx.team.updateMany({ where: { id, revision }, data })).count === 1;
}

/** Counts the ids that are people of this installation. */
export async function knownPeople(tx: Tx, ids: readonly string[]): Promise<number> {
  return await tx.person.count({ where: { id: { in: [...ids] } } });
}

export async function knownTeams(tx: Tx, ids: readonly string[]): Promise<number> {
  return await tx.team.count({ where: { id: { in: [...ids] } } });
}

export async function replaceMembers(tx: Tx, teamId: string, personIds: readonly string[]): Promise<void> {
  await tx.teamMember.deleteMany({ where: { teamId, personId: { notIn: [...personIds] } } });
  await tx.teamMember.createMany({ data: personIds.map((personId) => ({ teamId, personId })), skipDuplicates: true });
}

export async function replaceTeams(tx: Tx, personId: string, teamIds: readonly string[]): Promise<void> {
  await tx.teamMember.deleteMany({ where: { personId, teamId: { notIn: [...teamIds] } } });
  await tx.teamMember.createMany({ data: teamIds.map((teamId) => ({ teamId, personId })), skipDuplicates: true });
}
