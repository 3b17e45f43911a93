// The secret addresses of calendars, inside a given transaction.
import type { Tx } from "@/lib/platform/db";

export async function endCalendarLinks(tx: Tx, personId: string, now: string): Promise<number> {
  const { count } = await tx.calendarLink.updateMany({
    where: { personId, endedAt: null },
    data: { endedAt: new Date(now) },
  });
  return count;
}

export async function insertCalendarLink(
  tx: Tx,
  link: { readonly id: string; readonly personId: string; readonly tokenHash: string },
  now: string,
): Promise<void> {
  await tx.calendarLink.createMany({ data: [{ ...link, createdAt: new Date(now) }] });
}
