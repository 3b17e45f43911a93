import "server-only";
import { type CosignPolicy, defaultPolicy } from "@/lib/domain/cosign/policy";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

/** One version of the policy with who set it, when and why. */
export type PolicyVersion = CosignPolicy & { readonly by: string; readonly at: string; readonly reason: string };

export type CosignPolicyView = {
  readonly current: CosignPolicy;
  /** Newest first; at most the last 50. Empty while the one that Concord ships with holds. */
  readonly history: readonly PolicyVersion[];
};

const historyStatement = statement<PolicyVersion>(
  "cosign-policy",
  `SELECT o.version, o.agents, o.dose_change_percent AS "doseChangePercent", o.reason, w.given || ' ' || w.family AS by,
          to_char(o.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
     FROM cosign_policy o JOIN person w ON w.id = o.changed_by ORDER BY o.version DESC LIMIT 50`,
);

/** The policy that asks for co-signatures, with its history, for an administrator. */
export async function cosignPolicyForAdmin(actor: Actor): Promise<CosignPolicyView | null> {
  return await read({
    actor,
    needs: "policy:manage",
    on: noSubject,
    run: async ({ sql }) => {
      const history = await sql(historyStatement);
      return { current: history[0] ?? defaultPolicy, history };
    },
  });
}
