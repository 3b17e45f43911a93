// The rows of a release, inside a given transaction.
import type { ActivationKind } from "@/lib/domain/plan/treatment-states";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { type Recheck, type ReleaseRow, releaseText } from "../queries/release-source";

/** The plan with all that a release is judged on, locked until the transaction ends: two clicks take turns. */
export async function lockForRelease(tx: Tx, planId: string): Promise<ReleaseRow | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM plan WHERE id = ${planId}::uuid FOR UPDATE`;
  if (!locked) return null;
  const [row] = await tx.$queryRawUnsafe<{ source: ReleaseRow }[]>(releaseText, planId);
  return row?.source ?? null;
}

export type NewActivation = {
  readonly id: string;
  readonly planId: string;
  readonly version: number;
  readonly patientId: string;
  readonly kind: ActivationKind;
  readonly reason: string;
  readonly check: Pick<Recheck, "released" | "judged" | "hash">;
};

/** What makes a signed treatment active is a row that is added; the version stays as it was signed. */
export async function insertActivation(
  tx: Tx,
  { check, ...row }: NewActivation,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  const { released, judged, hash } = check;
  await tx.treatmentActivation.create({
    data: {
      ...row,
      treatmentId: released.treatmentId,
      content: released as unknown as Prisma.InputJsonValue,
      judged,
      judgedHash: hash,
      activatedAt: new Date(at),
      activatedBy: by,
    },
  });
}
