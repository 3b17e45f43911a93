// The rows of a second signature, inside a given transaction.
import { v7 as uuid } from "uuid";
import type { AskedRole } from "@/lib/domain/cosign/policy";
import type { Tx } from "@/lib/platform/db";

export type NewCosignature = {
  readonly planId: string;
  readonly version: number;
  readonly contentHash: string;
  readonly patientId: string;
  readonly treatmentId: string;
  readonly asks: AskedRole;
  readonly signer: { readonly id: string; readonly name: string; readonly role: string };
};

/** Adds the signature of a role that was asked; false when that role signed already, in another tab for instance. */
export async function insertCosignature(tx: Tx, { signer, ...row }: NewCosignature, at: string): Promise<boolean> {
  const { count } = await tx.signature.createMany({
    data: [
      {
        id: uuid(),
        ...row,
        signerId: signer.id,
        signerName: signer.name,
        signerRole: signer.role,
        meaning: "co-signature",
        signedAt: new Date(at),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

export type Carried = {
  readonly planId: string;
  readonly patientId: string;
  readonly version: number;
  readonly treatmentIds: readonly string[];
};

/** What was activated as urgent and is not raised goes on under the next version, with its instant: the co-signature stays due. */
export async function carryUrgent(tx: Tx, { planId, patientId, version, treatmentIds }: Carried): Promise<void> {
  if (treatmentIds.length === 0) return;
  const before = await tx.treatmentActivation.findMany({
    where: { planId, version: version - 1, kind: "urgent", treatmentId: { in: [...treatmentIds] } },
  });
  for (const { treatmentId, ...row } of before)
    await tx.$executeRaw`
      INSERT INTO treatment_activation (id, plan_id, version, treatment_id, patient_id, kind, reason, content, judged, judged_hash,
                                        activated_at, activated_by)
      SELECT ${uuid()}::uuid, t.plan_id, t.version, t.treatment_id, ${patientId}::uuid, 'urgent', ${row.reason}, t.content, ${row.judged},
             ${row.judgedHash}, ${row.activatedAt}::timestamptz, ${row.activatedBy}::uuid
        FROM treatment_version t WHERE t.plan_id = ${planId}::uuid AND t.version = ${version} AND t.treatment_id = ${treatmentId}::uuid`;
}
