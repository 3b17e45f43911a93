// Rows of visits, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { VisitNote } from "@/lib/domain/referral/visit-note";
import type { VisitState, VisitTime } from "@/lib/domain/referral/visit-states";
import { asDay } from "@/lib/domain/shared/day";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";

export type VisitRow = VisitTime & {
  readonly id: string;
  readonly referralId: string;
  readonly state: VisitState;
  readonly flag: string | null;
  readonly flagSeen: boolean;
  readonly errored: boolean;
  readonly observationIds: readonly string[];
  /** Who changed it last, and when: for the person who lost a race. */
  readonly by: string;
  readonly at: string;
  readonly revision: number;
};

/** The visit of a referral, locked until the transaction ends; null when it is not there. */
export async function lockVisit(tx: Tx, id: string, referralId: string): Promise<VisitRow | null> {
  const [row] = await tx.$queryRaw<(Omit<VisitRow, "day"> & { day: string })[]>`
    SELECT id, referral_id AS "referralId", day::text AS day, time, zone, state, flag, flag_seen_at IS NOT NULL AS "flagSeen",
           errored_at IS NOT NULL AS errored, observation_ids::text[] AS "observationIds", revision,
           (SELECT p.given || ' ' || p.family FROM person p WHERE p.id = changed_by) AS by,
           to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
      FROM visit WHERE id = ${id}::uuid AND referral_id = ${referralId}::uuid FOR UPDATE`;
  return row ? { ...row, day: asDay(row.day) } : null;
}

/** Whether a valid visit of the referral stands at this very time already. */
export async function isTaken(tx: Tx, referralId: string, at: VisitTime, butNot: string | null): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM visit WHERE referral_id = ${referralId}::uuid AND day = ${at.day}::date AND time = ${at.time}
       AND errored_at IS NULL AND state <> 'cancelled' AND id IS DISTINCT FROM ${butNot}::uuid LIMIT 1`;
  return rows.length > 0;
}

type Place = { readonly referralId: string; readonly patientId: string; readonly by: string; readonly now: string };

/** A new scheduled visit; `replacesId` names the one entered in error whose place it takes. */
export async function addVisit(tx: Tx, place: Place, at: VisitTime, replacesId: string | null = null): Promise<string> {
  const id = uuid();
  const { referralId, patientId, by, now } = place;
  await tx.visit.createMany({
    data: [
      {
        id,
        referralId,
        patientId,
        day: new Date(`${at.day}T00:00:00Z`),
        time: at.time,
        zone: at.zone,
        state: "scheduled",
        replacesId,
        changedAt: new Date(now),
        changedBy: by,
      },
    ],
  });
  return id;
}

export type VisitColumns = {
  readonly at?: VisitTime;
  readonly state?: VisitState;
  readonly reason?: string;
  readonly note?: VisitNote;
  readonly flag?: string | null;
  readonly flagSeen?: boolean;
  readonly observationIds?: readonly string[];
  readonly errorReason?: string;
};

/** Changes a visit from the revision it was read at; false when somebody was first. */
export async function updateVisit(
  tx: Tx,
  row: Pick<VisitRow, "id" | "revision">,
  { at, state, reason, note, flag, flagSeen, observationIds, errorReason }: VisitColumns,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<boolean> {
  const when = new Date(now);
  const { count } = await tx.visit.updateMany({
    where: { id: row.id, revision: row.revision },
    data: {
      ...(at ? { day: new Date(`${at.day}T00:00:00Z`), time: at.time, zone: at.zone } : {}),
      ...(state ? { state } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(note ? { note: note as Prisma.InputJsonObject } : {}),
      ...(flag === undefined ? {} : { flag }),
      ...(flagSeen ? { flagSeenAt: when, flagSeenBy: by } : { changedAt: when, changedBy: by }),
      ...(observationIds ? { observationIds: [...observationIds] } : {}),
      ...(errorReason ? { erroredAt: when, erroredBy: by, errorReason } : {}),
      revision: { increment: 1 },
    },
  });
  return count === 1;
}

/** What is still planned ends when a referral is no longer under way with its therapist. */
export async function cancelPlannedVisits(
  tx: Tx,
  referralId: string,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<void> {
  await tx.visit.updateMany({
    where: { referralId, state: "scheduled", erroredAt: null },
    data: {
      state: "cancelled",
      reason: "The referral is no longer under way",
      changedAt: new Date(now),
      changedBy: by,
      revision: { increment: 1 },
    },
  });
}

/** Whether something new waits for the therapist's look, so that recording a visit must not hide it. */
export async function hasUnseenChanges(tx: Tx, referralId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ unseen: boolean }[]>`
    SELECT true AS unseen FROM referral r JOIN referral_brief b ON b.referral_id = r.id
     WHERE r.id = ${referralId}::uuid AND r.last_seen_at IS NOT NULL AND b.written_at > r.last_seen_at
       AND jsonb_array_length(b.content->'changes') > 0`;
  return rows.length > 0;
}
