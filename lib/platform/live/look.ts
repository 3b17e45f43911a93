import "server-only";
import type { PersonActor } from "../actor-types";
import { noSubject } from "../context";
import { statement } from "../db";
import { read } from "../read";
import type { Told } from "./told";

/** One change as an open page hears of it. `own`: written in the very session that listens. */
export type Change = { readonly ids: readonly string[]; readonly noun: string; readonly own: boolean };

/** What one person hears of a batch; `again`: look again at everything, no ids given. */
export type Look = { readonly changes: readonly Change[]; readonly again: boolean };

const seenPatients = statement<{ id: string; near: boolean }>(
  "live-seen-patients",
  `SELECT p.id, false AS near FROM unnest($1::uuid[]) AS p (id)
    WHERE access.sees_patient(p.id) OR access.breaks_glass(access.actor(), access.role(), p.id)
   UNION ALL SELECT NULL, true WHERE access.was_near($1::uuid[])`,
);

// Row-level security cuts this to referrals assigned to the therapist and unanswered ones of their pool.
const seenReferrals = statement<{ id: string | null; patient_id: string | null; near: boolean }>(
  "live-seen-referrals",
  `SELECT r.id, r.patient_id, false AS near FROM referral r WHERE r.patient_id = ANY ($1::uuid[])
   UNION ALL SELECT NULL, NULL, true WHERE access.was_near($1::uuid[])`,
);

/**
 * What a person may hear of these changes, judged at this moment as that person: charts they see; for a therapist nothing but
 * the referrals that are theirs or wait in their pool.
 */
export async function lookFor(actor: PersonActor, told: readonly Told[]): Promise<Look> {
  const about = told.filter((one) => one.patientId !== null);
  const patients = [...new Set(about.map((one) => one.patientId))];
  if (patients.length === 0) return { changes: [], again: false };
  const look = await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql }) => {
      if (actor.role === "therapist") {
        const rows = await sql(seenReferrals, [patients]);
        const seen = rows.filter((row) => row.id !== null);
        const changes = seen.map((row) => ({
          ids: row.id ? [row.id] : [],
          noun: "referral",
          own: about.every((one) => one.patientId !== row.patient_id || one.sessionId === actor.sessionId),
        }));
        return { changes, again: seen.length === 0 && rows.some((row) => row.near) };
      }
      const rows = await sql(seenPatients, [patients]);
      const seen = new Set(rows.map((row) => row.id));
      const changes = about
        .filter((one) => one.patientId !== null && seen.has(one.patientId))
        .map((one) => ({
          ids: [one.patientId, one.planId, one.objectId].filter((id) => id !== null),
          noun: one.noun,
          own: one.sessionId === actor.sessionId,
        }));
      const lost = patients.some((id) => id !== null && !seen.has(id));
      return { changes, again: lost && rows.some((row) => row.near) };
    },
  });
  return look ?? { changes: [], again: false };
}
