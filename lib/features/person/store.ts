import "server-only";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import type { Tx } from "@/lib/platform/db";

export type PersonFacts = {
  readonly email: string;
  readonly family: string;
  readonly given: string;
  readonly role: Role;
  readonly discipline: Discipline | null;
  readonly siteId: string;
  readonly phone: string | null;
};
export type StoredPerson = PersonFacts & { readonly id: string; readonly enabled: boolean; readonly revision: number };

export async function loadPerson(tx: Tx, id: string): Promise<StoredPerson | null> {
  const row = await tx.person.findUnique({ where: { id } });
  if (!row) return null;
  const { email, family, given, siteId, phone, revision } = row;
  const role = row.role as Role;
  const discipline = row.discipline as Discipline | null;
  return { id, email, family, given, role, discipline, siteId, phone, revision, enabled: row.disabledAt === null };
}

export async function emailTaken(tx: Tx, email: string, exceptId: string | null): Promise<boolean> {
  const row = await tx.person.findUnique({ where: { email }, select: { id: true } });
  return row !== null && row.id !== exceptId;
}

export async function siteExists(tx: Tx, siteId: string): Promise<boolean> {
  return (await tx.site.count({ where: { id: siteId } })) === 1;
}

export async function insertPerson(tx: Tx, id: string, facts: PersonFacts): Promise<void> {
  await tx.person.create({ data: { id, ...facts } });
}

/** Saves over exactly the revision that was read; false when somebody else saved first. */
export async function updatePerson(
  tx: Tx,
  at: { readonly id: string; readonly revision: number },
  change: PersonFacts | { readonly disabledAt: Date | null },
): Promise<boolean> {
  const data = { ...change, revision: { increment: 1 } };
  return (await tx.person.updateMany({ where: { id: at.id, revision: at.revision }, data })).count === 1;
}

export async function otherAdministrators(tx: Tx, id: string): Promise<number> {
  return await tx.person.count({ where: { role: "administrator", disabledAt: null, id: { not: id } } });
}

export async function setPassword(tx: Tx, personId: string, passwordHash: string, now: string): Promise<void> {
  const changedAt = new Date(now);
  await tx.credential.upsert({
    where: { personId },
    create: { personId, passwordHash, changedAt },
    update: { passwordHash, changedAt },
  });
}

/** Ends live sessions of one person at once, on every instance; answers how many. */
export async function endSessions(
  tx: Tx,
  which: { readonly personId: string; readonly only?: string; readonly except?: string },
  why: string,
  now: string,
): Promise<number> {
  const id = which.only ?? (which.except ? { not: which.except } : undefined);
  const ended = await tx.authSession.updateMany({
    where: { personId: which.personId, revokedAt: null, ...(id ? { id } : {}) },
    data: { revokedAt: new Date(now), revokedWhy: why },
  });
  return ended.count;
}

/** Links that were made and not used end with the access they would have given. */
export async function endLinks(tx: Tx, personId: string, now: string): Promise<void> {
  const at = new Date(now);
  await tx.oneTimeLink.updateMany({
    where: { personId, usedAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  });
}
