"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { acknowledgeAlert } from "./commands/acknowledge-alert";
import { decideFinding } from "./commands/decide-finding";
import { acknowledgeAlertInput, decideInput } from "./input";
import { safetyMessages as messages } from "./messages";

export const decideFindingAction = action(decideFinding, {
  input: decideInput,
  messages,
  refresh: (_, { planId }) => [paths.review(planId), paths.draft(planId)],
});
export const acknowledgeAlertAction = action(acknowledgeAlert, {
  input: acknowledgeAlertInput,
  messages,
  refresh: ({ planId }) => [paths.plan(planId), paths.work],
});
