// Rows of side effects, inside a given transaction.
import { asDay, type Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Tx } from "@/lib/platform/db";
import { conflict, type Refusal, refused } from "@/lib/platform/outcome";
import type { RecordSideEffectInput } from "./input";

export type SideEffectPlan = {
  readonly id: string;
  readonly patientId: string;
  readonly currentVersion: number;
  readonly status: string;
  /** Today at the patient's site. */
  readonly today: Day;
  /** The treatment is in a signed version of the plan. */
  readonly signed: boolean;
};

/** The plan of a treatment, locked until the transaction ends. */
export async function lockPlanOf(
  tx: Tx,
  { planId, treatmentId }: { readonly planId: string; readonly treatmentId: string },
  now: string,
): Promise<SideEffectPlan | null> {
  const [row] = await tx.$queryRaw<(Omit<SideEffectPlan, "today"> & { zone: string })[]>`
    SELECT p.id, p.patient_id AS "patientId", p.current_version AS "currentVersion", p.status, s.zone,
           EXISTS (SELECT 1 FROM treatment_version t WHERE t.plan_id = p.id AND t.treatment_id = ${treatmentId}::uuid) AS signed
      FROM plan p JOIN patient x ON x.id = p.patient_id JOIN site s ON s.id = x.site_id
     WHERE p.id = ${planId}::uuid FOR UPDATE OF p`;
  return row ? { ...row, today: dayInZone(now, row.zone) } : null;
}

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`);

export type Recorded = {
  readonly id: string;
  readonly patientId: string;
  readonly version: number;
  readonly by: string;
  readonly at: string;
};

export async function insertSideEffect(
  tx: Tx,
  { replaces: _, onsetOn, resolvedOn, ...columns }: RecordSideEffectInput,
  { id, patientId, version, by, at }: Recorded,
): Promise<void> {
  await tx.sideEffect.create({
    data: {
      id,
      patientId,
      version,
      ...columns,
      onsetOn: dateOf(onsetOn),
      resolvedOn: resolvedOn ? dateOf(resolvedOn) : null,
      recordedAt: new Date(at),
      recordedBy: by,
    },
  });
}

export type Held = { readonly id: string; readonly treatmentId: string; readonly revision: number };
type Change = {
  readonly resolvedOn?: Date;
  readonly erroredAt?: Date;
  readonly erroredBy?: string;
  readonly errorReason?: string;
  readonly replacedById?: string;
};

/** Changes one side effect at the revision the person saw; null when done, otherwise why not. */
async function change(tx: Tx, { id, treatmentId, revision }: Held, data: Change): Promise<Refusal | null> {
  const { count } = await tx.sideEffect.updateMany({
    where: { id, treatmentId, revision, erroredAt: null },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 1) return null;
  const present = await tx.sideEffect.findFirst({ where: { id, treatmentId } });
  if (!present) return refused("not-found");
  if (present.erroredAt) return refused("already-in-error");
  return conflict({ revision }, { revision: present.revision });
}

export type Mark = {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly replacedById?: string;
};

/** Marks a side effect entered in error, with the one that takes its place where there is one. */
export async function putInError(tx: Tx, held: Held, { by, at, reason, replacedById }: Mark): Promise<Refusal | null> {
  const next = replacedById ? { replacedById } : {};
  return await change(tx, held, { erroredAt: new Date(at), erroredBy: by, errorReason: reason, ...next });
}

/** The day a side effect was over. */
export const setResolved = (tx: Tx, held: Held, day: Day) => change(tx, held, { resolvedOn: dateOf(day) });

/** A side effect as it was recorded, and whether it waits for a decision. */
export async function sideEffectOf(tx: Tx, id: string, treatmentId: string) {
  const [row] = await tx.$queryRaw<{ effect: string; onset: string; resolved: string | null; waits: boolean }[]>`
    SELECT s.effect, s.onset_on::text AS onset, s.resolved_on::text AS resolved, side_effect_waits(s) AS waits
      FROM side_effect s WHERE s.id = ${id}::uuid AND s.treatment_id = ${treatmentId}::uuid`;
  return row ? { ...row, onset: asDay(row.onset) } : null;
}
