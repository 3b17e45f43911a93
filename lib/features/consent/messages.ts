// Sentences for the refusals of this feature.
export const consentMessages: Readonly<Record<string, string>> = {
  "not-recordable": "There is a problem with what was entered. Nothing was saved.",
  "already-in-error": "This record was marked entered in error meanwhile. Nothing was saved. Reload the page.",
};
