"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { markConsentInError } from "./commands/mark-consent-in-error";
import { recordConsent } from "./commands/record-consent";
import { consentInErrorInput, recordConsentInput } from "./input";
import { consentMessages as messages } from "./messages";

export const recordConsentAction = action(recordConsent, {
  input: recordConsentInput,
  messages,
  refresh: ({ planId, treatmentId }) => [paths.consent(planId, treatmentId)],
});

export const markConsentInErrorAction = action(markConsentInError, {
  input: consentInErrorInput,
  messages,
  refresh: ({ planId, treatmentId }) => [paths.consent(planId, treatmentId)],
});
