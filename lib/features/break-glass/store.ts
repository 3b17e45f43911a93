// Emergency access as rows, inside a given transaction. Postgres sets when it begins and ends.
import { v7 as uuid } from "uuid";
import type { BreakGlassEnd, BreakGlassTimes, Verdict } from "@/lib/domain/break-glass/break-glass";
import type { Actor } from "@/lib/platform/actor-types";
import type { Tx } from "@/lib/platform/db";
import type { OpenBreakGlassInput } from "./input";

export type Identified = { readonly patientId: string; readonly inCare: boolean; readonly leads: string[] };

/** The one patient with exactly these identifiers; null when there is none, or more than one. */
export async function patientBy(tx: Tx, mrn: string, born: string): Promise<Identified | null> {
  const [row] = await tx.$queryRaw<Identified[]>`
    SELECT f.patient_id AS "patientId", f.in_care AS "inCare", f.leads FROM access.patient_for_break_glass(${mrn}, ${born}::date) f`;
  return row ?? null;
}

/** Refused tries of a person within the last hour, in which identifiers fitted nobody. */
export async function triesOf(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM audit_event e
     WHERE e.actor_id = ${personId}::uuid AND e.action = 'break-glass.open' AND e.outcome = 'refused'
       AND e.occurred_at > now() - interval '1 hour' AND e.detail->>'refusal' = 'no-such-patient'`;
  return row?.n ?? 0;
}

export type Ended = { readonly id: string; readonly patientId: string; readonly why: BreakGlassEnd };

/** Ends what a person still has open, or what expired without a word; Postgres says which it was. */
export async function endAllOf(tx: Tx, personId: string): Promise<Ended[]> {
  return await tx.$queryRaw<Ended[]>`
    UPDATE break_glass SET ended_at = now(), ended_why = 'opened-again' WHERE person_id = ${personId}::uuid AND ended_at IS NULL
    RETURNING id, patient_id AS "patientId", ended_why AS why`;
}

/** Ends one; null when it is over already. */
export async function endOne(tx: Tx, id: string, personId: string | null): Promise<Ended | null> {
  const [row] = await tx.$queryRaw<Ended[]>`
    UPDATE break_glass SET ended_at = now(), ended_why = CASE WHEN ${personId}::uuid IS NULL THEN 'expired' ELSE 'by-person' END
     WHERE id = ${id}::uuid AND ended_at IS NULL AND (${personId}::uuid IS NULL OR person_id = ${personId}::uuid)
    RETURNING id, patient_id AS "patientId", ended_why AS why`;
  return row ?? null;
}

/** Opens one; the instant at which it expires, ISO in UTC. */
export async function insertOne(tx: Tx, actor: Actor, patientId: string, { reasonCode, reason }: OpenBreakGlassInput) {
  const id = uuid();
  const [row] = await tx.$queryRaw<{ until: Date }[]>`
    INSERT INTO break_glass (id, person_id, role, patient_id, reason_code, reason, started_at, expires_at)
    VALUES (${id}::uuid, ${actor.id}::uuid, ${actor.role}, ${patientId}::uuid, ${reasonCode}, ${reason}, now(), now())
    RETURNING expires_at AS until`;
  if (!row) throw new Error("emergency access was not written");
  return { id, until: row.until.toISOString() };
}

export type ForReview = BreakGlassTimes & { readonly personId: string; readonly said: Verdict[] };

/** One as its reviewer may see it, locked against a second answer. */
export async function lockForReview(tx: Tx, id: string, patientId: string): Promise<ForReview | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`break-glass:${id}`}, 0))::text`;
  const found = await tx.breakGlass.findFirst({
    where: { id, patientId },
    include: { reviews: { orderBy: [{ reviewedAt: "asc" }, { id: "asc" }] } },
  });
  if (!found) return null;
  return {
    personId: found.personId,
    expiresAt: found.expiresAt.toISOString(),
    endedAt: found.endedAt?.toISOString() ?? null,
    endedWhy: found.endedWhy as BreakGlassEnd | null,
    said: found.reviews.map((one) => one.verdict as Verdict),
  };
}

export async function insertReview(
  tx: Tx,
  said: { breakGlassId: string; patientId: string; verdict: Verdict; comment: string },
  written: { by: string; at: string },
): Promise<string> {
  const id = uuid();
  await tx.breakGlassReview.create({ data: { id, ...said, reviewedAt: written.at, reviewedBy: written.by } });
  return id;
}
