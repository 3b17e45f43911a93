"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { setCosignPolicy } from "./commands/set-cosign-policy";
import { setCosignPolicyInput } from "./input";
import { policyMessages as messages } from "./messages";

export const setCosignPolicyAction = action(setCosignPolicy, {
  input: setCosignPolicyInput,
  messages,
  refresh: () => [paths.cosignPolicy],
});
