"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { acknowledgeVersion } from "./commands/acknowledge-version";
import { activateUrgently } from "./commands/activate-urgently";
import { cosignTreatment } from "./commands/cosign-treatment";
import { declineCosignature } from "./commands/decline-cosignature";
import { endPlan } from "./commands/end-plan";
import { endWaiting } from "./commands/end-waiting";
import { holdPlan, resumePlan } from "./commands/move-plan";
import { releaseTreatment } from "./commands/release-treatment";
import { signDraft } from "./commands/sign-draft";
import {
  acknowledgeVersionInput,
  activateUrgentlyInput,
  cosignTreatmentInput,
  declineCosignatureInput,
  endPlanInput,
  endWaitingInput,
  movePlanInput,
  releaseTreatmentInput,
  signDraftInput,
} from "./input";
import { cosignMessages, planMessages as messages, releaseMessages } from "./messages";

export const signDraftAction = action(signDraft, {
  input: signDraftInput,
  reauthenticate: true,
  messages,
  refresh: (_, { planId }) => [paths.plan(planId), paths.versions(planId)],
});
export const holdPlanAction = action(holdPlan, {
  input: movePlanInput,
  messages,
  refresh: ({ planId }) => [paths.plan(planId)],
});
export const resumePlanAction = action(resumePlan, {
  input: movePlanInput,
  messages,
  refresh: ({ planId }) => [paths.plan(planId)],
});
export const endPlanAction = action(endPlan, {
  input: endPlanInput,
  messages,
  refresh: ({ planId }) => [paths.plan(planId)],
});
export const acknowledgeVersionAction = action(acknowledgeVersion, {
  input: acknowledgeVersionInput,
  messages,
  refresh: ({ planId }) => [paths.plan(planId), paths.work],
});
export const releaseTreatmentAction = action(releaseTreatment, {
  input: releaseTreatmentInput,
  messages: { ...messages, ...releaseMessages },
  refresh: ({ planId, treatmentId }) => [paths.plan(planId), paths.release(planId, treatmentId)],
});
export const endWaitingAction = action(endWaiting, {
  input: endWaitingInput,
  messages: { ...messages, ...releaseMessages },
  refresh: ({ planId }) => [paths.plan(planId), paths.draft(planId)],
});
export const cosignTreatmentAction = action(cosignTreatment, {
  input: cosignTreatmentInput,
  reauthenticate: true,
  messages: { ...messages, ...cosignMessages },
  refresh: ({ planId, treatmentId }) => [paths.plan(planId), paths.cosign(planId, treatmentId), paths.work],
});
export const declineCosignatureAction = action(declineCosignature, {
  input: declineCosignatureInput,
  messages: { ...messages, ...cosignMessages },
  refresh: ({ planId, treatmentId }) => [paths.plan(planId), paths.cosign(planId, treatmentId), paths.work],
});
export const activateUrgentlyAction = action(activateUrgently, {
  input: activateUrgentlyInput,
  reauthenticate: true,
  messages: { ...messages, ...cosignMessages },
  refresh: ({ planId, treatmentId }) => [paths.plan(planId), paths.cosign(planId, treatmentId)],
});
