// Which treatments wait for a second signature: what the design fixes, and the two things an administrator may set.
import * as z from "zod";
import { agentLabels } from "../knowledge/agent-labels";

/** Who may be asked for a co-signature; the role decides together with the tie to the patient. */
export const askedRoles = ["oncologist", "team-lead"] as const;
export type AskedRole = (typeof askedRoles)[number];

export const isAskedRole = (role: unknown): role is AskedRole => askedRoles.some((asked) => asked === role);

/** Greatest increase in percent that may be let through; more than half again is never a small step. */
export const MOST_PERCENT = 50;
/** Hours within which an urgent activation has to be co-signed (design, section 3). */
export const URGENT_HOURS = 24;

export interface CosignPolicy {
  /** 0 is the policy that Concord ships with; each change by an administrator counts one up. */
  readonly version: number;
  /** Catalogue ids of agents that a team lead co-signs outside the cancer lane. */
  readonly agents: readonly string[];
  /** A dose increase up to this percentage needs no second signature; 0: every increase does. */
  readonly doseChangePercent: number;
}

/** Section 3 of the design; a percentage is not named there, so every increase counts. Not clinically reviewed. */
export const defaultPolicy: CosignPolicy = {
  version: 0,
  agents: ["cyclophosphamide", "rituximab"],
  doseChangePercent: 0,
};

const known = new Set(agentLabels.map((agent) => agent.id));

/** What an administrator may set. The cancer lane and an overridden must resolve always need a second signature. */
export const policyRules = z.strictObject({
  agents: z
    .array(
      z.custom<string>((id) => typeof id === "string" && known.has(id), {
        error: "One of these is no agent of the catalogue: choose it from the list",
      }),
    )
    .max(60, "Choose at most 60 agents")
    .transform((ids) => [...new Set(ids)].sort()),
  doseChangePercent: z
    .int({ error: "Enter a whole number of percent" })
    .min(0, "Enter 0 or more")
    .max(MOST_PERCENT, `Enter at most ${MOST_PERCENT} percent`),
});
