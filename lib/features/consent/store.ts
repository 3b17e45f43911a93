import "server-only";
import { asDay, type Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Tx } from "@/lib/platform/db";
import { conflict, type Refusal, refused } from "@/lib/platform/outcome";
import type { RecordConsentInput } from "./input";

export type Place = { readonly patientId: string; readonly today: Day };

/** The patient of a treatment of this plan and the day at their site; null when the plan has no such treatment. */
export async function placeOf(tx: Tx, planId: string, treatmentId: string, now: string): Promise<Place | null> {
  const treatment = await tx.treatment.findFirst({ where: { id: treatmentId, planId }, select: { patientId: true } });
  if (!treatment) return null;
  const { patientId } = treatment;
  const patient = await tx.patient.findFirst({
    where: { id: patientId },
    select: { site: { select: { zone: true } } },
  });
  return patient && { patientId, today: asDay(dayInZone(now, patient.site.zone)) };
}

export type Recorded = { readonly id: string; readonly by: string; readonly at: string; readonly patientId: string };

export async function insertConsent(
  tx: Tx,
  input: RecordConsentInput,
  { id, by, at, patientId }: Recorded,
): Promise<void> {
  const { planId: _, replaces: __, decidedOn, ...columns } = input;
  await tx.treatmentConsent.create({
    data: {
      id,
      patientId,
      ...columns,
      decidedOn: new Date(`${decidedOn}T00:00:00Z`),
      recordedAt: new Date(at),
      recordedBy: by,
    },
  });
}

export type Held = { readonly id: string; readonly treatmentId: string; readonly revision: number };
export type Mark = {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly replacedById?: string;
};

/** Marks a consent entered in error at the revision the person saw; null when done, otherwise why not. */
export async function putConsentInError(tx: Tx, held: Held, mark: Mark): Promise<Refusal | null> {
  const { id, treatmentId, revision } = held;
  const { count } = await tx.treatmentConsent.updateMany({
    where: { id, treatmentId, revision, erroredAt: null },
    data: {
      erroredAt: new Date(mark.at),
      erroredBy: mark.by,
      errorReason: mark.reason,
      revision: { increment: 1 },
      ...(mark.replacedById ? { replacedById: mark.replacedById } : {}),
    },
  });
  if (count === 1) return null;
  const present = await tx.treatmentConsent.findFirst({
    where: { id, treatmentId },
    select: { revision: true, erroredAt: true },
  });
  if (!present) return refused("not-found");
  if (present.erroredAt) return refused("already-in-error");
  return conflict({ revision }, { revision: present.revision });
}
