// Sentences for the refusals of decisions and alerts.
export const safetyMessages: Readonly<Record<string, string>> = {
  "finding-gone": "This finding no longer applies. Nothing was saved. Reload the page to see what does.",
  "finding-changed":
    "The facts behind this finding changed after it was shown. Nothing was saved. Reload the page and read it again.",
  "not-overridable": "This finding cannot be overridden. Nothing was saved. Change the treatment instead.",
  "needs-override": "This must be resolved, or overridden with a reason. Nothing was saved.",
  "needs-no-decision": "This finding needs no decision. Nothing was saved.",
  "may-not-override": "Only a prescriber who may sign this plan can override. Nothing was saved.",
  "not-decidable": "Something is missing. Nothing was saved.",
  "draft-closed": "This draft is no longer open. Nothing was saved.",
  "not-author": "This draft is in the hands of somebody else. Nothing was saved. Take it over to decide.",
  "engine-failed": "The safety check failed. Nothing was saved. Try again; if it fails again, tell your administrator.",
  "alert-closed": "This alert is closed already. Reload the page.",
};
