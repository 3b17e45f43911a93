import "server-only";
import type { Tx } from "@/lib/platform/db";

export type SiteFacts = { readonly name: string; readonly zone: string; readonly jurisdiction: string };
export type Holiday = { readonly day: string; readonly name: string };

export async function siteNameTaken(tx: Tx, name: string, exceptId: string | null): Promise<boolean> {
  const row = await tx.site.findUnique({ where: { name }, select: { id: true } });
  return row !== null && row.id !== exceptId;
}

export async function loadSite(tx: Tx, id: string): Promise<(SiteFacts & { readonly revision: number }) | null> {
  return await tx.site.findUnique({
    where: { id },
    select: { name: true, zone: true, jurisdiction: true, revision: true },
  });
}

export async function insertSite(tx: Tx, id: string, facts: SiteFacts): Promise<void> {
  await tx.site.create({ data: { id, ...facts } });
}

/** Saves over exactly the revision that was read; false when somebody else saved first. */
export async function updateSite(tx: Tx, id: string, revision: number, facts: SiteFacts): Promise<boolean> {
  const data = { ...facts, revision: { increment: 1 } };
  return (await tx.site.updateMany({ where: { id, revision }, data })).count === 1;
}

/** Holidays are replaced as a whole, under the revision of their site. */
export async function replaceHolidays(tx: Tx, siteId: string, holidays: readonly Holiday[]): Promise<void> {
  await tx.siteHoliday.deleteMany({ where: { siteId } });
  await tx.siteHoliday.createMany({
    data: holidays.map(({ day, name }) => ({ siteId, day: new Date(`${day}T00:00:00Z`), name })),
  });
}
