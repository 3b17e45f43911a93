// Rows of review decisions ↔ domain values, inside a given transaction.
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { ReviewDecision } from "@/lib/domain/review/review";
import type { ReviewMove } from "@/lib/domain/review/states";
import { asDay, type Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { treatmentsInForce } from "@/lib/features/plan/queries/in-force";
import type { Tx } from "@/lib/platform/db";
import { conflict, type Refusal, refused } from "@/lib/platform/outcome";

const dayOf = (date: Date): Day => asDay(date.toISOString().slice(0, 10));
const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`);

export type ReviewedPlan = {
  readonly id: string;
  readonly patientId: string;
  readonly status: string;
  readonly currentVersion: number;
  /** Of the current version; null when it does not hold the treatment. */
  readonly treatment: Treatment | null;
  /** Those that count. */
  readonly decisions: readonly ReviewDecision[];
  readonly today: Day;
};

/** The plan, locked until the transaction ends, with one treatment of its current version and what was decided about it. */
export async function lockReviewedPlan(
  tx: Tx,
  { planId, treatmentId }: { readonly planId: string; readonly treatmentId: string },
  now: string,
): Promise<ReviewedPlan | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM plan WHERE id = ${planId}::uuid FOR UPDATE`;
  if (!locked) return null;
  const plan = await tx.plan.findUnique({
    where: { id: planId },
    select: { id: true, patientId: true, status: true, currentVersion: true },
  });
  if (!plan) return null;
  const { patientId, currentVersion } = plan;
  const patient = await tx.patient.findFirst({
    where: { id: patientId },
    select: { site: { select: { zone: true } } },
  });
  const treatments = await treatmentsInForce(tx, planId, currentVersion);
  const made = await tx.treatmentReviewDecision.findMany({ where: { treatmentId, planId, erroredAt: null } });
  return {
    ...plan,
    treatment: treatments.find((t) => t.treatmentId === treatmentId) ?? null,
    decisions: made.map((one) => ({
      reviewOn: dayOf(one.reviewOn),
      dueOn: dayOf(one.dueOn),
      // Written by this file only; the table has the same list.
      outcome: one.outcome as ReviewMove,
      nextOn: one.nextOn ? dayOf(one.nextOn) : null,
    })),
    today: dayInZone(now, patient?.site.zone ?? "UTC"),
  };
}

export type NewDecision = ReviewDecision & {
  readonly id: string;
  readonly treatmentId: string;
  readonly planId: string;
  readonly patientId: string;
  readonly version: number;
  readonly sentence: string;
};

export async function insertDecision(tx: Tx, decision: NewDecision, by: string, at: string): Promise<void> {
  const { reviewOn, dueOn, nextOn, ...rest } = decision;
  const days = { reviewOn: dateOf(reviewOn), dueOn: dateOf(dueOn), nextOn: nextOn ? dateOf(nextOn) : null };
  await tx.treatmentReviewDecision.create({ data: { ...rest, ...days, decidedAt: new Date(at), decidedBy: by } });
}

export type Mark = { readonly by: string; readonly at: string; readonly reason: string };

/** Marks a decision entered in error at the revision the person saw; null when done, otherwise why not. */
export async function putDecisionInError(
  tx: Tx,
  { id, treatmentId, revision }: { readonly id: string; readonly treatmentId: string; readonly revision: number },
  { by, at, reason }: Mark,
): Promise<Refusal | null> {
  const present = await tx.treatmentReviewDecision.findFirst({ where: { id, treatmentId } });
  if (!present) return refused("not-found");
  if (present.erroredAt) return refused("already-in-error");
  if (present.revision !== revision) return conflict({ revision }, { revision: present.revision });
  const { reviewOn, dueOn } = present;
  const later = await tx.treatmentReviewDecision.findFirst({
    where: { treatmentId, reviewOn, dueOn: { gt: dueOn }, erroredAt: null },
    select: { id: true },
  });
  if (later) return refused("not-the-newest");
  const { count } = await tx.treatmentReviewDecision.updateMany({
    where: { id, revision, erroredAt: null },
    data: { erroredAt: new Date(at), erroredBy: by, errorReason: reason, revision: { increment: 1 } },
  });
  return count === 1 ? null : refused("changed-by-someone-else");
}
