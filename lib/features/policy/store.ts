// Rows of the co-signature policy, inside a given transaction.
import type { CosignPolicy } from "@/lib/domain/cosign/policy";
import type { Tx } from "@/lib/platform/db";

/** The policy in force; null when nobody has set one. */
export async function policyNow(tx: Tx): Promise<CosignPolicy | null> {
  return await tx.cosignPolicy.findFirst({
    orderBy: { version: "desc" },
    select: { version: true, agents: true, doseChangePercent: true },
  });
}

type NewPolicy = CosignPolicy & { readonly reason: string; readonly changedBy: string };

/** False when somebody else was faster. */
export async function insertPolicy(tx: Tx, { agents, ...row }: NewPolicy, now: string): Promise<boolean> {
  const { count } = await tx.cosignPolicy.createMany({
    data: [{ ...row, agents: [...agents], changedAt: new Date(now) }],
    skipDuplicates: true,
  });
  return count === 1;
}
