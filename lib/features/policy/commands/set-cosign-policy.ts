import { defaultPolicy } from "@/lib/domain/cosign/policy";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { SetCosignPolicyInput } from "../input";
import { insertPolicy, policyNow } from "../store";

/** The next version of the policy that asks for co-signatures; versions signed before keep what they asked. */
export const setCosignPolicy = command<SetCosignPolicyInput, { version: number }>({
  name: "policy.set-cosign",
  needs: "policy:manage",
  on: () => noSubject,
  async run({ tx, actor, now, input }) {
    const { version, agents, doseChangePercent, reason } = input;
    const current = (await policyNow(tx)) ?? defaultPolicy;
    const before = { agents: [...current.agents].sort(), doseChangePercent: current.doseChangePercent };
    if (current.version !== version)
      return conflict({ agents, doseChangePercent }, { ...before, version: current.version });
    const next = { agents: [...agents].sort(), doseChangePercent };
    if (JSON.stringify(next) === JSON.stringify(before)) return refused("nothing-changed");
    const added = await insertPolicy(tx, { version: version + 1, ...next, reason, changedBy: actor.id }, now);
    if (!added) return conflict({ agents, doseChangePercent }, { ...before, version: version + 1 });
    return done({ version: version + 1 }, [
      {
        action: "policy.cosign-changed",
        reason,
        detail: { version: version + 1, doseChangePercent, agents: next.agents.join(" ") },
      },
    ]);
  },
});
