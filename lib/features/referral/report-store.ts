// Rows of reports, inside a given transaction.
import type { Tx } from "@/lib/platform/db";

export type ReportRow = {
  readonly id: string;
  readonly kind: "interim" | "final";
  readonly by: string;
  readonly at: string;
  readonly read: boolean;
  readonly errored: boolean;
};

/** A report of a referral, locked until the transaction ends; null when it is not there. */
export async function lockReport(tx: Tx, id: string, referralId: string): Promise<ReportRow | null> {
  const [row] = await tx.$queryRaw<ReportRow[]>`
    SELECT id, kind, by, at::text AS at, acknowledged_at IS NOT NULL AS read, errored_at IS NOT NULL AS errored
      FROM referral_report WHERE id = ${id}::uuid AND referral_id = ${referralId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** The report entered in error whose place a new one of its kind takes; null when there is none. */
export async function replacedBy(tx: Tx, referralId: string, kind: ReportRow["kind"]): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT x.id FROM referral_report x
     WHERE x.referral_id = ${referralId}::uuid AND x.kind = ${kind} AND x.errored_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM referral_report y WHERE y.replaces_id = x.id)
     ORDER BY x.at DESC, x.id DESC LIMIT 1`;
  return row?.id ?? null;
}

/** Whether a final report that stands was sent since the referral last was. */
export async function hasFinalReport(tx: Tx, referralId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ stands: boolean }[]>`
    SELECT true AS stands FROM referral_report x JOIN referral r ON r.id = x.referral_id
     WHERE r.id = ${referralId}::uuid AND x.kind = 'final' AND x.errored_at IS NULL AND x.at >= r.sent_at LIMIT 1`;
  return rows.length > 0;
}

type Stamp = { readonly by: string; readonly now: string };

/** Marks reports that stand and were not read yet as read. */
export async function markRead(
  tx: Tx,
  which: { readonly referralId: string; readonly id?: string },
  { by, now }: Stamp,
): Promise<void> {
  await tx.referralReport.updateMany({
    where: { ...which, acknowledgedAt: null, erroredAt: null },
    data: { acknowledgedAt: new Date(now), acknowledgedBy: by },
  });
}

/** Marks a report as never right; its words stay. */
export async function markReport(tx: Tx, id: string, reason: string, { by, now }: Stamp): Promise<void> {
  await tx.referralReport.updateMany({
    where: { id, erroredAt: null },
    data: { erroredAt: new Date(now), erroredBy: by, errorReason: reason },
  });
}
