// Sentences for the refusals of drafting.
export const draftMessages: Readonly<Record<string, string>> = {
  "diagnosis-not-current": "This diagnosis was replaced or marked entered in error. Choose the current diagnosis.",
  "patient-died": "The patient's death is recorded, so no plan can be started. Nothing was saved.",
  "plan-exists": "This diagnosis already has a plan. Open it and amend it instead.",
  "plan-ended": "This plan has ended. Nothing was saved. Start a new plan for the diagnosis.",
  "draft-open": "This plan already has an open draft. Open it; take it over if it belongs to a colleague.",
  "not-older": "This is the version in force. Nothing was opened. Choose an older version.",
  "draft-signed": "This draft was signed in the meantime. Nothing was saved. Open the plan and amend it again.",
  "draft-discarded": "This draft was discarded in the meantime. Nothing was saved.",
  "draft-in-review": "This draft is in review. Nothing was saved. Return it to editing first.",
  "treatment-removed": "This treatment was removed from the draft. Nothing was saved. Undo the removal first.",
  "not-removed": "This treatment is in the draft already.",
  "identity-fixed":
    "Agent, kind and lane of a treatment never change. Nothing was saved. Stop it, and add the other one as new.",
  "new-treatment-starts": "This treatment is new in this draft: edit or remove it. Nothing was saved.",
  "already-in-plan": "This treatment is in the signed plan already. Nothing was saved. Change, hold or stop it.",
  "change-first": "This treatment continues as signed. Nothing was saved. Choose Change, with the day and the reason.",
  "stop-instead": "This treatment is in the signed plan. Nothing was removed. Stop it with a reason instead.",
  "nowhere-to-move": "It is already at the end of its lane.",
  "too-many-treatments": "A draft holds at most 150 treatments. Nothing was added.",
  "already-author": "This draft is in your hands already.",
};
