import type { Tx } from "@/lib/platform/db";

export type NewAcknowledgement = {
  readonly id: string;
  readonly planId: string;
  readonly version: number;
  readonly patientId: string;
  readonly personId: string;
  readonly role: string;
  readonly at: Date;
};

/** Adds that a person has seen a version; false when the same person said so before, in another tab for instance. */
export async function insertAcknowledgement(tx: Tx, row: NewAcknowledgement): Promise<boolean> {
  const { count } = await tx.versionAcknowledgement.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}
