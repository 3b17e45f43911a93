// Sentences for the refusals of treatment reviews.

export const reviewMessages: Readonly<Record<string, string>> = {
  "not-decidable": "This decision cannot be made as entered. Nothing was saved.",
  "plan-moved-on":
    "A new version of the plan was signed since you opened this page. Nothing was saved. Reload the page.",
  "already-decided": "This review was decided or postponed in the meantime. Nothing was saved. Reload the page.",
  "no-review": "The signed plan names no review of this treatment. Nothing was saved.",
  "plan-ended": "This plan has ended. Nothing was saved.",
  "already-in-error": "This decision is already marked entered in error.",
  "not-the-newest": "A later decision rests on this one. Mark the later one first. Nothing was saved.",
};
