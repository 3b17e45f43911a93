// Visits for tests, made by the very commands that therapists use.
import type { VisitNote } from "@/lib/domain/referral/visit-note";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { recordVisit } from "@/lib/features/referral/commands/record-visit";
import { scheduleVisit } from "@/lib/features/referral/commands/schedule-visit";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { rowsOf } from "./insert-row";
import { referralRow } from "./referrals";

export const todayAt = (actor: PersonActor): Day => dayInZone(new Date().toISOString(), actor.siteZone);

/** A visit of an accepted referral, at the first minute of today unless said otherwise: it can be recorded at once. */
export async function aScheduledVisit(
  by: PersonActor,
  referralId: string,
  { on = todayAt(by), time = "00:00" }: { readonly on?: Day; readonly time?: string } = {},
): Promise<string> {
  const { revision } = await referralRow(referralId);
  const answer = await execute(scheduleVisit, by, { referralId, revision, on, time });
  if (!answer.ok) throw new Error(`the visit was refused: ${answer.code}`);
  return answer.value.visitId;
}

export const aNote = (over: Partial<VisitNote> = {}): VisitNote => ({
  schema: "visit-note/1",
  interventions: ["patient-teaching"],
  text: null,
  progress: "first-visit",
  scales: [],
  swallow: null,
  ...over,
});

export type VisitRowAsKept = {
  readonly id: string;
  readonly state: string;
  readonly day: string;
  readonly time: string;
  readonly reason: string | null;
  readonly flag: string | null;
  readonly revision: number;
  readonly replaces_id: string | null;
  readonly error_reason: string | null;
};

/** The visits of a referral as kept, oldest first. */
export async function visitRows(referralId: string): Promise<VisitRowAsKept[]> {
  return await rowsOf<VisitRowAsKept>(
    `SELECT id, state, day::text AS day, time, reason, flag, revision, replaces_id, error_reason
       FROM visit WHERE referral_id = $1 ORDER BY day, time, id`,
    [referralId],
  );
}

/** Records a visit as attended. */
export async function attend(by: PersonActor, referralId: string, visitId: string, note = aNote()): Promise<void> {
  const found = (await visitRows(referralId)).find((row) => row.id === visitId);
  const outcome = { attendance: "attended", note } as const;
  const revision = found?.revision ?? 0;
  const answer = await execute(recordVisit, by, { referralId, visitId, revision, outcome, flag: null });
  if (!answer.ok) throw new Error(`the record was refused: ${answer.code} ${JSON.stringify(answer.fields)}`);
}
