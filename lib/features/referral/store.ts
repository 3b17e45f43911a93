// Rows of referrals, their events and reports, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { ReferralState } from "@/lib/domain/referral/states";
import type { Tx } from "@/lib/platform/db";

export type ReferralRow = {
  readonly id: string;
  readonly treatmentId: string;
  readonly planId: string;
  readonly patientId: string;
  readonly discipline: "physical" | "speech";
  readonly question: string;
  readonly urgency: string;
  readonly assigneeId: string | null;
  readonly poolTeamId: string | null;
  readonly status: ReferralState;
  /** ISO, UTC. */
  readonly sentAt: string;
  readonly revision: number;
};

/** The referral, locked until the transaction ends; null when it is not there or no longer the actor's to see. */
export async function lockReferral(tx: Tx, id: string): Promise<ReferralRow | null> {
  const [row] = await tx.$queryRaw<ReferralRow[]>`
    SELECT id, treatment_id AS "treatmentId", plan_id AS "planId", patient_id AS "patientId", discipline, question, urgency,
           assignee_id AS "assigneeId", pool_team_id AS "poolTeamId", status,
           to_char(sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sentAt", revision
      FROM referral WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

export type ReferralColumns = {
  readonly status?: ReferralState;
  readonly assigneeId?: string | null;
  readonly poolTeamId?: string | null;
  readonly question?: string;
  readonly urgency?: string;
  readonly requestedBy?: string;
  readonly sentAt?: Date;
  readonly lastSeenAt?: Date | null;
};

/** Changes a referral from the revision it was read at; false when somebody was first. */
export async function updateReferral(
  tx: Tx,
  at: { readonly id: string; readonly revision: number },
  columns: ReferralColumns,
  now: string,
): Promise<boolean> {
  const { count } = await tx.referral.updateMany({
    where: { id: at.id, revision: at.revision },
    data: { ...columns, changedAt: new Date(now), revision: { increment: 1 } },
  });
  return count === 1;
}

export type NewEvent = {
  readonly event: string;
  readonly from: ReferralState | null;
  readonly to: ReferralState;
  readonly reason?: string | null;
  readonly text?: string | null;
  readonly by: string;
  readonly at: string;
};

export async function addEvent(
  tx: Tx,
  referral: { readonly id: string; readonly patientId: string },
  { event, from, to, reason = null, text = null, by, at }: NewEvent,
): Promise<void> {
  await tx.referralEvent.createMany({
    data: [
      {
        id: uuid(),
        referralId: referral.id,
        patientId: referral.patientId,
        event,
        fromStatus: from,
        toStatus: to,
        reason,
        text,
        at: new Date(at),
        by,
      },
    ],
  });
}

/** Who changed a referral last, and when: for the person who lost a race. */
export async function lastChange(tx: Tx, referralId: string): Promise<{ by: string; at: string } | null> {
  const [row] = await tx.$queryRaw<{ by: string; at: Date }[]>`
    SELECT p.given || ' ' || p.family AS by, e.at FROM referral_event e JOIN person p ON p.id = e.by
     WHERE e.referral_id = ${referralId}::uuid ORDER BY e.at DESC, e.id DESC LIMIT 1`;
  return row ? { by: row.by, at: row.at.toISOString() } : null;
}

/** What happened to a referral last. */
export async function newestEvent(
  tx: Tx,
  referralId: string,
): Promise<{ readonly id: string; readonly event: string; readonly by: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string; event: string; by: string }[]>`
    SELECT id, event, by FROM referral_event WHERE referral_id = ${referralId}::uuid ORDER BY at DESC, id DESC LIMIT 1`;
  return row ?? null;
}

/** Whether a person is a therapist of a discipline who can sign in. */
export async function isActiveTherapist(tx: Tx, personId: string, discipline: string): Promise<boolean> {
  return (await tx.person.count({ where: { id: personId, role: "therapist", discipline, disabledAt: null } })) === 1;
}

/** Whether a therapist of a discipline, who can sign in, belongs to a team: somebody must be able to answer. */
export async function hasTherapist(tx: Tx, teamId: string, discipline: string): Promise<boolean> {
  const person = { role: "therapist", discipline, disabledAt: null };
  return (await tx.teamMember.count({ where: { teamId, person } })) > 0;
}
