// What the door of the co-signature policy accepts.
import * as z from "zod";
import { policyRules } from "@/lib/domain/cosign/policy";

export const setCosignPolicyInput = z.strictObject({
  ...policyRules.shape,
  /** The policy that was on the screen; 0 for the one that Concord ships with. */
  version: z.int({ error: "Reload the page" }).min(0),
  reason: z
    .string({ error: "Enter why the policy changes" })
    .trim()
    .min(1, "Enter why the policy changes")
    .max(1000, "Use at most 1,000 characters"),
});
export type SetCosignPolicyInput = z.infer<typeof setCosignPolicyInput>;
